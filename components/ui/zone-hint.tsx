"use client";

import { useState } from "react";
import { KEPT_ZONE_COOKIE } from "@/lib/domain/device-zone";
import { keepCookie } from "./keep-cookie";

interface ZoneHintProps {
  /** The learner's own zone. */
  zone: string;
  /** The device's. */
  device: string;
  choose: (before: null, form: FormData) => Promise<{ kind: string; message: string }>;
}

/**
 * Says that the device's clocks are not those by which study days begin, and offers to take the device's zone or to
 * keep one's own.
 */
export function ZoneHint({ zone, device, choose }: ZoneHintProps) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (done) return null;

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
    keepCookie(KEPT_ZONE_COOKIE, device);
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
