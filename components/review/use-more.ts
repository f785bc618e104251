import { useEffect, useEffectEvent, useRef, useState } from "react";
import { pauseMs } from "./outbox/core";

/** Loads more cards while they are wanted, once at a time; `load` says whether it worked, and is tried again if not. */
export function useMore(wanted: boolean, load: () => Promise<boolean>): void {
  const loading = useRef(false);
  const [past, setPast] = useState({ failures: 0 });
  const run = useEffectEvent(async () => {
    if (loading.current) return;
    loading.current = true;
    const worked = await load();
    loading.current = false;
    setPast(({ failures }) => ({ failures: worked ? 0 : failures + 1 }));
  });
  useEffect(() => {
    if (!wanted) return;
    const online = () => void run();
    window.addEventListener("online", online);
    const timer = setTimeout(online, past.failures === 0 ? 0 : pauseMs(past.failures));
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [wanted, past]);
}
