"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ComponentType, useCallback, useEffect, useEffectEvent, useState } from "react";
import type { PaletteProps } from "./palette";

/** Elements in which a key means something of its own. */
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog";

interface Props {
  signedIn: boolean;
  /** Whether a button is shown, for whoever has no keyboard; the keys work without. */
  button?: boolean;
}

/**
 * Opens the palette by Ctrl-K or Cmd-K, and search by "/". The palette itself is fetched when it is first
 * asked for.
 */
export function PaletteOpener({ signedIn, button = true }: Props) {
  const router = useRouter();
  const path = usePathname();
  const [Palette, setPalette] = useState<ComponentType<PaletteProps>>();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const close = useCallback(() => setOpen(false), []);

  const show = async () => {
    setFailed(false);
    setOpen(true);
    try {
      const loaded = Palette ?? (await import("./palette")).Palette;
      setPalette(() => loaded);
    } catch {
      setOpen(false);
      setFailed(true);
    }
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault(); // the browser would go to its address bar
      if (!event.repeat) void (open ? close() : show());
      return;
    }
    if (!button || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    event.preventDefault();
    const field = document.getElementById("q");
    if (path === "/search" && field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    } else router.push("/search");
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      {button && (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          title="Go to … (Ctrl K)"
          className="button border-0 bg-transparent px-3 noscript:hidden"
          onClick={show}
        >
          <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-none stroke-current stroke-[1.6]">
            <circle cx="8.5" cy="8.5" r="5.5" />
            <path d="m12.7 12.7 4.8 4.8" strokeLinecap="round" />
          </svg>
          <span className="sr-only">Go to …</span>
        </button>
      )}
      {Palette && open && <Palette signedIn={signedIn} onClose={close} />}
      {failed && (
        <p
          role="alert"
          className="fixed inset-x-4 bottom-20 z-20 rounded-md border border-rule bg-raised px-4 py-3 shadow"
        >
          The palette could not be loaded: there is no connection. Try again when there is.
        </p>
      )}
    </>
  );
}
