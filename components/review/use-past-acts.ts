import { useRef, useState } from "react";
import { afterAct, afterRedo, afterUndo, type PastAct, type PastActs, withoutAct } from "@/lib/domain/past-act";
import type { Settlement } from "./outbox/core";
import type { Entry } from "./outbox/entry";

/** In a practice these alone are undone: nothing that has a date. */
const IN_PRACTICE: ReadonlySet<string> = new Set(["practice", "note"]);

/**
 * What the page says that undo and redo would do: what the server knew when the page was made, and what was done
 * on the page since. What is asked for moves at once from one to the other; the server's answers put it right.
 */
export function usePastActs(first: PastActs, practice: boolean) {
  const [acts, setActs] = useState(first);
  /** The same, for keys that follow each other faster than the page is drawn. */
  const latest = useRef(first);
  const set = (next: PastActs) => {
    latest.current = next;
    setActs(next);
  };
  const allowed = (act: PastAct | undefined) => (act && (!practice || IN_PRACTICE.has(act.kind)) ? act : null);
  const next = ({ undo, redo }: PastActs) => ({ undo: allowed(undo[0]), redo: allowed(redo[0]) });
  return {
    next: next(acts),
    did: (act: PastAct) => set(afterAct(latest.current, act)),
    /** The act to undo, which the page then no longer offers; null where there is none. */
    undo(): PastAct | null {
      const { undo } = next(latest.current);
      if (undo) set(afterUndo(latest.current));
      return undo;
    },
    redo(): PastAct | null {
      const { redo } = next(latest.current);
      if (redo) set(afterRedo(latest.current));
      return redo;
    },
    /** The server has decided on an entry; `isLast` where nothing else waits, and it knows all that was done. */
    settled(entry: Entry, answer: Settlement, isLast: boolean) {
      if ("acts" in answer && isLast) return set(answer.acts);
      const failed = entry.kind === "undo" || entry.kind === "redo" ? entry.input.only : entry.id;
      const refused = "message" in answer || answer.kind === "stale";
      if (refused && failed) set(withoutAct(latest.current, failed));
    },
  };
}
