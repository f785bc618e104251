"use client";

import { useEffect } from "react";

/** Has the browser keep the page that is shown without a connection (public/sw.js), once this page is through. */
export function OfflinePage() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    const register = () => {
      // Where that fails, the browser's own page is shown.
      navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
    };
    if (document.readyState === "complete") return register();
    window.addEventListener("load", register);
    return () => window.removeEventListener("load", register);
  }, []);
  return null;
}
