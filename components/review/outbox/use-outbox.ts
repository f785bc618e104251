import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { type Line, lineOf, UNKNOWN, type View } from "./core";
import { type Actions, type Entry, isDone } from "./entry";
import { type OnSettled, type Outbox, outboxOf } from "./outbox";
import { hasInput } from "./reload";

const NOTHING: ReadonlySet<string> = new Set();
const neverChanges = () => () => {};
const unknown = () => UNKNOWN;

interface OutboxUse {
  /** Null until what waits from before is known. */
  outbox: Outbox | null;
  view: View;
  /** How many still wait of those that waited when the component came. */
  before: number;
  line: Line | null;
}

interface Listeners {
  /** What waits from before, once, as soon as it is known. */
  onReady?: (before: readonly Entry[]) => void;
  onSettled?: OnSettled;
}

/** A user's outbox, for a component. While `quiet`, the page may be loaded anew if it is older than the app. */
export function useOutbox(userId: string, actions: Actions, quiet: boolean, listeners: Listeners = {}): OutboxUse {
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  const [refused, setRefused] = useState(0);
  const view = useSyncExternalStore(outbox?.subscribe ?? neverChanges, outbox?.view ?? unknown, unknown);

  useEffect(() => setOutbox(outboxOf(userId, actions)), [userId, actions]);

  const ready = useEffectEvent(() => {
    setIds(new Set(view.waiting.map(({ id }) => id)));
    listeners.onReady?.(view.waiting);
  });
  useEffect(() => {
    if (view.ready) ready();
  }, [view.ready]);

  const settled = useEffectEvent<OnSettled>((entry, answer) => {
    const toTell = ids?.has(entry.id) || !outbox?.isOwn(entry.id);
    if (toTell && !isDone(answer)) setRefused((count) => count + 1);
    listeners.onSettled?.(entry, answer);
  });
  useEffect(() => outbox?.onSettled((entry, answer) => settled(entry, answer)), [outbox]);

  useEffect(() => {
    if (view.trouble === "outdated" && quiet && !hasInput()) void outbox?.reload();
  }, [view, quiet, outbox]);

  const before = view.waiting.filter(({ id }) => (ids ?? NOTHING).has(id)).length;
  return { outbox: ids ? outbox : null, view, before, line: lineOf(view, before, refused) };
}
