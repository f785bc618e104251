"use client";

import { useState, useSyncExternalStore } from "react";
import { sameClocks } from "./same-clocks";

interface ZoneHintProps {
  /** The learner's own zone. */
  zone: string;
  choose: (before: null, form: FormData) => Promise<{ kind: string; message: string }>;
}

const KEPT = "zone-kept";

const never = () => () => {};
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || null;

/** The device's zone for which the learner chose to keep their own; where nothing can be kept, none. */
function keptFor(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/**
 * On a journey: says that the device's clocks are not those by which study days begin, and offers both ways out. Once
 * per zone and device; zones whose clocks show the same are the same.
 */
export function ZoneHint({ zone, choose }: ZoneHintProps) {
  const device = useSyncExternalStore(never, deviceZone, () => null);
  const kept = useSyncExternalStore(never, keptFor, () => null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (done || !device || kept === device || sameClocks(device, zone, Date.now())) return null;

  const use = async () => {
    setBusy(true);
    const form = new FormData();
    form.set("timeZone", device);
    const answer = await choose(null, form).catch(() => null);
    setBusy(false);
    setDone(answer?.kind === "done");
    setProblem(answer?.message ?? "Could not reach the server. Nothing was changed; try again.");
  };
  const keep = () => {
    setDone(true);
    try {
      localStorage.setItem(KEPT, device);
    } catch {
      // Asked again the next time.
    }
  };
  return (
    <section aria-label="Time zone" className="mb-6 rounded-md border border-rule bg-raised px-4 py-3">
      <p>
        This device is in {readable(device)}, but your study days follow {readable(zone)} time.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <button type="button" className="button px-3 text-sm" disabled={busy} onClick={use}>
          Use {readable(device)}
        </button>
        <button type="button" className="button px-3 text-sm" disabled={busy} onClick={keep}>
          Keep {readable(zone)}
        </button>
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-again">
          {problem}
        </p>
      )}
    </section>
  );
}

const readable = (zone: string) => zone.replaceAll("_", " ");
