import type { Called } from "./call";
import type { Answer, Entry } from "./entry";

/** What became of sending an entry once; an answer can be nothing where something between replaced it. */
export type Attempt = Called<Answer | undefined>;

/** Why what waits is not being sent at once. */
export type Trouble = "unreachable" | "faulty" | "signed-out" | "outdated" | "busy";

/** An answer that settles an entry: the server has decided, and the entry is done with. */
export type Settlement = Exclude<Answer, { kind: "signed-out" | "busy" }>;

/** What an attempt means: the entry is settled, or it stays and there is trouble. */
export function meaningOf(attempt: Attempt): { settled: Settlement } | { trouble: Trouble } {
  if (attempt.kind === "unknown-action") return { trouble: "outdated" };
  if (attempt.kind === "fault") return { trouble: "faulty" };
  const answer = attempt.kind === "answered" && attempt.answer;
  if (!answer) return { trouble: "unreachable" };
  return answer.kind === "signed-out" || answer.kind === "busy" ? { trouble: answer.kind } : { settled: answer };
}

/** Where entries wait. */
export interface Store {
  /** Whether entries outlive the page. */
  readonly kept: boolean;
  add(entry: Entry): Promise<void>;
  /** A user's entries, in the order in which they were added. */
  list(userId: string): Promise<Entry[]>;
  remove(id: string): Promise<void>;
}

/** What goes on while entries are sent. */
export interface Watcher {
  /** What waits; told before each attempt, and when nothing waits any more. */
  waiting(entries: readonly Entry[]): void;
  settled(entry: Entry, answer: Settlement): void;
}

/** After so many entries at which the server failed it is left alone for now: then it is not the entries. */
const MOST_FAULTS = 3;

/**
 * Sends what waits for a user, one entry after the other in order, until nothing waits or there is
 * trouble, which is returned. An entry is removed only once it is settled, so that whatever ends
 * this early leaves it to be sent again: it is the same entry, and counts once. An entry at which the
 * server fails holds up only what depends on it: it is kept, and sent again after the others. One that is
 * too much for now (`busy`) holds up what is counted with it, and nothing else: a grade passes a note.
 * `faulty` keeps the ids of entries at which the server failed from one time to the next. Fails as the store does.
 */
export async function drain(
  userId: string,
  store: Store,
  attempt: (entry: Entry) => Promise<Attempt>,
  watcher: Watcher,
  faulty: Set<string> = new Set(),
): Promise<Trouble | null> {
  const failed = new Set<string>();
  const full = new Set<Limit>();
  for (;;) {
    const waiting = await store.list(userId);
    watcher.waiting(waiting);
    if (waiting.length === 0) return null;
    const next = failed.size < MOST_FAULTS ? nextOf(waiting, failed, full, faulty) : undefined;
    if (!next) return failed.size > 0 ? "faulty" : "busy";
    const meaning = meaningOf(await attempt(next));
    if ("settled" in meaning) {
      watcher.settled(next, meaning.settled);
      faulty.delete(next.id);
      await store.remove(next.id);
    } else if (meaning.trouble === "faulty") {
      faulty.add(next.id);
      failed.add(next.id);
    } else if (meaning.trouble === "busy") full.add(limitOf(next));
    else return meaning.trouble;
  }
}

/** What an entry waits with for the server's limits (lib/auth/write-limits.ts): notes, or all else, in the order of the clicks. */
type Limit = "words" | "act";
const limitOf = ({ kind }: Entry): Limit => (kind === "note" ? "words" : "act");

/** The first that depends on nothing before it and may be taken now; those at which the server failed before come last. */
function nextOf(
  waiting: readonly Entry[],
  failed: ReadonlySet<string>,
  full: ReadonlySet<Limit>,
  faulty: ReadonlySet<string>,
) {
  const free = waiting.filter(
    (entry, i) =>
      !failed.has(entry.id) && !full.has(limitOf(entry)) && !waiting.slice(0, i).some((one) => needs(entry, one)),
  );
  return free.find(({ id }) => !faulty.has(id)) ?? free[0];
}

/**
 * Whether an entry may only be sent once an earlier one is settled: one of the same card, or what it takes
 * back. A card's note and its schedule do not depend on each other.
 */
function needs(entry: Entry, earlier: Entry): boolean {
  if (entry.kind === "undo" || entry.kind === "redo") {
    const { only } = entry.input;
    return only === undefined || only === earlier.id || earlier.kind === "undo" || earlier.kind === "redo";
  }
  if (earlier.kind === "undo" || earlier.kind === "redo" || earlier.input.cardId !== entry.input.cardId) return false;
  return limitOf(entry) === limitOf(earlier);
}

/**
 * How old entries are when they are sent, in ms. The server takes the age from the instant of its
 * arrival, so the instant that it finds is later than the click by the journey's length, which
 * varies. No entry is said to be from before the latest instant that the one sent before it may
 * have been given: clicks in quick succession keep their order in the ledger. One that is sent
 * after a later click, as after a fault of the server's, keeps the instant of its own.
 */
export class Ages {
  #last = { click: Number.NEGATIVE_INFINITY, latest: Number.NEGATIVE_INFINITY };

  /** The age of an entry that is sent `now`; the function returned is told when it was answered. */
  of(entry: Entry, now: number): { ageMs: number; answered: (then: number) => void } {
    const { click, latest } = this.#last;
    const inOrder = entry.at >= click;
    const at = inOrder ? Math.max(entry.at, latest) : entry.at;
    return {
      ageMs: Math.max(0, now - at),
      answered: (then) => {
        if (inOrder) this.#last = { click: entry.at, latest: at + (then - now) };
      },
    };
  }
}

/** How long to wait before trying again, in ms, after so many failures in a row: from a second to half a minute. */
export function pauseMs(failures: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1));
}

/** What a page knows of the outbox. */
export interface View {
  /** Whether what waits is known yet. */
  ready: boolean;
  waiting: readonly Entry[];
  trouble: Trouble | null;
  /** Whether what waits outlives the page. */
  kept: boolean;
}

export const UNKNOWN: View = { ready: false, waiting: [], trouble: null, kept: true };

/** What signing out would mean for what waits, in a sentence; null where nothing does. */
export function signOutWarning({ waiting, kept }: View): string | null {
  if (waiting.length === 0) return null;
  const what = `${count(waiting.length, waiting)} not saved yet.`;
  return kept
    ? `${what} If you sign out now, they stay on this device and are sent when you sign in here again.`
    : `${what} They cannot be kept on this device: if you sign out now, you lose them.`;
}

/** A sentence about what waits, and what to press about it. */
export interface Line {
  text: string;
  link: "sign-in" | "reload" | null;
}

/**
 * What to say of what waits; null when nothing needs saying, as while a grade is on its usual way.
 * `before` is how many of those waiting are from before the page was opened, `refused` how many
 * from before were answered with anything but yes.
 */
export function lineOf({ waiting, trouble, kept }: View, before: number, refused: number): Line | null {
  const grades = count(waiting.length, waiting);
  if (trouble === "outdated") {
    if (waiting.length === 0)
      return { text: "The app has been updated. Reload the page for the next cards.", link: "reload" };
    return kept
      ? { text: `The app has been updated. Reload the page to send ${grades} kept on this device.`, link: "reload" }
      : {
          text: `The app has been updated. ${grades} could not be kept on this device and will be lost when you leave this page.`,
          link: null,
        };
  }
  if (trouble === "signed-out") {
    if (waiting.length === 0) return { text: "You are signed out. Sign in again for the next cards.", link: "sign-in" };
    return kept
      ? { text: `You are signed out. ${grades} kept on this device, sent when you sign in again.`, link: "sign-in" }
      : {
          text: `You are signed out. ${grades} not saved yet, and nothing can be kept on this device: sign in in another tab, then come back to this one.`,
          link: null,
        };
  }
  if (waiting.length > 0 && trouble === "unreachable")
    return {
      text: kept
        ? `${grades} kept on this device, sent when you are connected.`
        : `${grades} not saved yet, and nothing can be kept on this device: leave this page open until you are connected.`,
      link: null,
    };
  if (waiting.length > 0 && trouble === "busy") {
    const where = kept ? "kept on this device" : "not saved yet: leave this page open";
    return {
      text: `You are grading faster than the server accepts. ${grades} ${where}, to be sent in a few minutes.`,
      link: null,
    };
  }
  if (waiting.length > 0 && trouble === "faulty")
    return {
      text: kept
        ? `The server failed to save ${grades}. Kept on this device, to be sent again.`
        : `The server failed to save ${grades}. Leave this page open: it tries again.`,
      link: null,
    };
  if (before > 0) return { text: `Saving ${count(before, waiting)} from before …`, link: null };
  if (refused > 0) {
    const cards = refused === 1 ? "its card has" : "their cards have";
    return { text: `${count(refused, [])} from before not counted: ${cards} changed since.`, link: null };
  }
  return null;
}

/** So many grades; or changes, where others than grades are among them. */
function count(number: number, entries: readonly Entry[]): string {
  const one = entries.every(({ kind }) => kind === "grade" || kind === "practice") ? "grade" : "change";
  return number === 1 ? `1 ${one}` : `${number} ${one}s`;
}
