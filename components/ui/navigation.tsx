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
  useFreshHistory();
  return going ? <span aria-hidden="true" className="going" /> : null;
}

/**
 * Back and Forward show what the router, or the browser, has kept; what it says may have changed since, such as what
 * is due. So it is fetched anew behind what is shown.
 */
function useFreshHistory() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The router goes there first: what it was asked for before it would drop.
    const refresh = () => {
      clearTimeout(timer);
      timer = setTimeout(() => router.refresh());
    };
    const shown = (event: PageTransitionEvent) => event.persisted && refresh();
    window.addEventListener("popstate", refresh);
    window.addEventListener("pageshow", shown);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("popstate", refresh);
      window.removeEventListener("pageshow", shown);
    };
  }, [router]);
}

/** The link that a click follows here: one that opens elsewhere, or that someone else has dealt with, is left alone. */
function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-within]");
  return link && (link.target === "" || link.target === "_self") ? link : null;
}
