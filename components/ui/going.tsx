"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: a line at the top of the window while the page behind it is on its way. */
export function Going() {
  const { pending } = useLinkStatus();
  return pending ? <span aria-hidden="true" className="going" /> : null;
}
