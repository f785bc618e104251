"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useTransition } from "react";

/** Follows the links within the app (`Link`) without loading everything anew. While the page comes, a line at the top says so. */
export function Navigation() {
  const router = useRouter();
  const [going, startTransition] = useTransition();
  const follow = useEffectEvent((event: MouseEvent) => {
    const link = followed(event);
    if (!link) return;
    event.preventDefault();
    startTransition(() => router.push(link.href, { scroll: link.dataset.within !== "here" }));
  });
  useEffect(() => {
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, []);
  return going ? <span aria-hidden="true" className="going" /> : null;
}

/** The link that a click follows here: one that opens elsewhere, or that someone else has dealt with, is left alone. */
function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-within]");
  return link && (link.target === "" || link.target === "_self") ? link : null;
}
