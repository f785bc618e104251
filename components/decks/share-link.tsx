"use client";

import { useState } from "react";

/** A card's address to share: through the device's own sheet where there is one, else copied. */
export function ShareLink({ path, title }: { path: string; title: string }) {
  const [said, setSaid] = useState("");
  const share = async () => {
    const url = new URL(path, location.href).href;
    try {
      if (matchMedia("(pointer: coarse)").matches && "share" in navigator) await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setSaid("The link is copied.");
      }
    } catch (error) {
      // Who closes the sheet wants nothing; where copying is not allowed, the address can still be read.
      if (!(error instanceof DOMException && error.name === "AbortError")) setSaid(url);
    }
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <a
        href={path}
        className="link inline-flex min-h-11 items-center"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void share();
        }}
      >
        Share this card
      </a>
      <span role="status" className="break-all">
        {said}
      </span>
    </span>
  );
}
