"use client";

import type { write } from "./write";

/** Takes the action to the browser, as a page that calls it would. */
export function Caller(_: { action: typeof write }) {
  return null;
}
