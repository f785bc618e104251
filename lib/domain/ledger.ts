import { applyCardAction, type CardAction } from "./action";
import { type CardState, NEW_CARD } from "./card-state";
import type { Grade } from "./grade";
import { schedule } from "./schedule";
import type { Settings } from "./settings";
import type { StudyDay } from "./study-day";

/** What every entry of the ledger says of one card's state. */
interface EntryBase {
  id: string;
  /** The version of the state that it made, from 1 without gaps. */
  version: number;
  at: Date;
  studyDay: StudyDay;
  before: CardState;
  after: CardState;
}

/** An entry that made a state: a review, or what else a learner did. */
export type LedgerEntry = EntryBase &
  (
    | {
        kind: "grade";
        grade: Grade;
        /** The interval that it gave, in days; 0 for a step of minutes. */
        intervalDays: number;
        /** The settings that it was scheduled with; null for reviews from before they were kept. */
        settings: Settings | null;
      }
    | { kind: CardAction }
    | { kind: "reschedule" }
    /** An undo names what it takes back; a redo, the undo. */
    | { kind: "undo" | "redo"; undoes: string }
  );

/** The state that a ledger comes to, and what in it does not add up, in sentences. */
export interface Replay {
  state: CardState;
  version: number;
  problems: string[];
}

/**
 * Computes the state of a card anew from all that was done to it, in the order of the versions: the
 * state of a card is the fold of its ledger. Whatever an entry says that this does not come to is a
 * problem; it goes on from what was computed.
 */
export function replay(cardId: string, entries: readonly LedgerEntry[]): Replay {
  const problems: string[] = [];
  const before = new Map<string, CardState>();
  /** The undos and redos that stand, by what they take back. */
  const undos = new Map<string, string>();
  let state: CardState = NEW_CARD;
  let version = 0;
  for (const entry of entries) {
    const name = `${entry.kind} ${entry.id} (version ${entry.version})`;
    if (entry.version !== version + 1) problems.push(`${name} follows version ${version}`);
    version = entry.version;
    if (!same(entry.before, state)) problems.push(`${name} did not begin with the state before it`);
    before.set(entry.id, state);
    if (entry.kind === "undo" || entry.kind === "redo") problems.push(...takenBackTwice(entry, undos, name));
    const after = fold(cardId, state, entry, before);
    if (after === null) problems.push(`${name} takes back what is not there`);
    else if (!same(entry.after, after)) problems.push(`${name} says another state than it leads to`);
    state = after ?? entry.after;
  }
  return { state, version, problems };
}

/** Keeps `undos` up to date; nothing is undone twice unless it was redone in between, and no undo is redone twice. */
function takenBackTwice(
  { kind, id, undoes }: { kind: "undo" | "redo"; id: string; undoes: string },
  undos: Map<string, string>,
  name: string,
): string[] {
  const twice = undos.has(undoes);
  undos.set(undoes, id);
  if (kind === "redo") for (const [act, undo] of undos) if (undo === undoes) undos.delete(act);
  return twice ? [`${name} takes back what is taken back already`] : [];
}

function fold(
  cardId: string,
  state: CardState,
  entry: LedgerEntry,
  before: ReadonlyMap<string, CardState>,
): CardState | null {
  switch (entry.kind) {
    case "grade": {
      const { grade, at, intervalDays, settings } = entry;
      const shown = intervalDays === 0 ? null : intervalDays;
      return settings ? schedule(cardId, state, grade, at, settings, { shown, mayShorten: true }).after : entry.after;
    }
    case "undo":
    case "redo":
      return before.get(entry.undoes) ?? null;
    case "reschedule": {
      // The date was the outcome of all that was due then; the memory is not touched.
      if (state.state !== "review" || entry.after.state !== "review") return null;
      const { dueDay, intervalDays } = entry.after;
      return { ...state, dueDay, intervalDays };
    }
    default:
      return applyCardAction(entry.kind, state, entry.studyDay);
  }
}

/** Whether two states are the same to the last digit, whatever the order of their fields. */
export function same(a: CardState, b: CardState): boolean {
  return canonical(a) === canonical(b);
}

function canonical(state: CardState): string {
  return JSON.stringify(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1)));
}
