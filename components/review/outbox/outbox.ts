import { call } from "./call";
import { Ages, drain, pauseMs, type Settlement, type Trouble, UNKNOWN, type View, type Watcher } from "./core";
import { type Actions, type Entry, type Outgoing, send } from "./entry";
import { mayReload, settledSinceReload } from "./reload";
import { DeviceStore } from "./store";

/** Called with each entry that the server has decided on, whichever tab has sent it. */
export type OnSettled = (entry: Entry, answer: Settlement) => void;

/** After this long without an answer the page says what waits, in ms. */
const SLOW_MS = 3000;

/** What tabs tell each other. */
type Message = { userId: string } & ({ kind: "changed" } | { kind: "settled"; entry: Entry; answer: Settlement });

/**
 * What one user's clicks still have to tell the server, on this device: kept in the browser's
 * database, sent in order by one tab at a time, and sent again until the server has answered.
 */
export class Outbox {
  readonly #userId: string;
  readonly #actions: Actions;
  readonly #store = new DeviceStore();
  readonly #tabs = new BroadcastChannel("outbox");
  readonly #listeners = new Set<() => void>();
  readonly #settledListeners = new Set<OnSettled>();
  readonly #ages = new Ages();
  /** The entries at which the server has failed. */
  readonly #faulty = new Set<string>();
  /** What was added on this page: another page's are told of where they were given, if that is still open. */
  readonly #own = new Set<string>();
  #view = UNKNOWN;
  #stored: Promise<unknown> = Promise.resolve();
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #again = false;

  constructor(userId: string, actions: Actions) {
    this.#userId = userId;
    this.#actions = actions;
    this.#tabs.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if (data.userId !== userId) return;
      if (data.kind === "settled") this.#settled(data.entry, data.answer);
      else void this.#look();
    });
    window.addEventListener("online", this.flush);
    window.addEventListener("pageshow", this.flush);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.flush());
    window.addEventListener("beforeunload", (event) => {
      if (!this.#view.kept && this.#view.waiting.length > 0) event.preventDefault();
    });
    void this.#look().then(this.flush);
  }

  /** For useSyncExternalStore. */
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  view = (): View => this.#view;

  /** Listens for decisions; returns what ends it. */
  onSettled(listener: OnSettled): () => void {
    this.#settledListeners.add(listener);
    return () => {
      this.#settledListeners.delete(listener);
    };
  }

  /** Whether an entry was added on this page. */
  isOwn = (id: string): boolean => this.#own.has(id);

  /** Keeps a click, and sends it. `id` is the entry's and the server's. */
  add(id: string, outgoing: Outgoing): void {
    const entry: Entry = { ...outgoing, id, userId: this.#userId, at: Date.now() };
    this.#own.add(id);
    this.#stored = this.#stored
      .then(() => this.#store.add(entry))
      .then(() => {
        this.#tell({ kind: "changed" });
        void this.#look();
        this.flush();
      });
  }

  /** Sends what waits, now. */
  flush = (): void => {
    clearTimeout(this.#timer);
    this.#again = true;
    if (!this.#sending) void this.#send();
  };

  /** Sends what waits, for so long at most, in ms; what still waits then. */
  async sendWithin(patienceMs: number): Promise<View> {
    const done = () => this.#view.ready && (this.#view.waiting.length === 0 || this.#view.trouble !== null);
    await this.#stored;
    this.flush();
    let unsubscribe = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
      unsubscribe = this.subscribe(() => done() && resolve());
      if (this.#view.ready && this.#view.waiting.length === 0) resolve();
    });
    clearTimeout(timer);
    unsubscribe();
    return this.#view;
  }

  /** Another action of the page has met trouble. */
  report(trouble: Trouble): void {
    this.#show({ trouble });
  }

  /** Loads the page anew, once, if nothing is lost by that; nothing happens if it may not. */
  async reload(): Promise<void> {
    await this.#stored;
    if (this.#view.kept || this.#view.waiting.length === 0) if (mayReload()) window.location.reload();
  }

  async #send() {
    this.#sending = true;
    let trouble: Trouble | null = null;
    while (this.#again) {
      this.#again = false;
      trouble = await exclusively(`outbox ${this.#userId}`, () => this.#drain()).catch(() => "unreachable" as const);
      this.#failures = trouble ? this.#failures + 1 : 0;
      this.#show({ trouble });
      this.#tell({ kind: "changed" });
    }
    this.#sending = false;
    // Only the learner ends a signed-out state: in this tab by a new page, in another by coming back.
    if (trouble && trouble !== "signed-out") this.#timer = setTimeout(this.flush, pauseMs(this.#failures));
  }

  #drain(): Promise<Trouble | null> {
    const watcher: Watcher = {
      waiting: (waiting) => this.#show({ waiting, kept: this.#store.kept }),
      settled: (entry, answer) => {
        this.#failures = 0;
        this.#show({ trouble: null });
        settledSinceReload();
        this.#tell({ kind: "settled", entry, answer });
        this.#settled(entry, answer);
      },
    };
    return drain(this.#userId, this.#store, (entry) => this.#attempt(entry), watcher, this.#faulty);
  }

  async #attempt(entry: Entry) {
    const slow = setTimeout(() => this.#show({ trouble: this.#view.trouble ?? "unreachable" }), SLOW_MS);
    const attempt = await call(async () => {
      const { ageMs, answered } = this.#ages.of(entry, Date.now());
      const answer = await send(entry, this.#actions, ageMs);
      answered(Date.now());
      return answer;
    });
    clearTimeout(slow);
    return attempt;
  }

  /** Something was added or sent, here or in another tab. */
  async #look() {
    const waiting = await this.#store.list(this.#userId);
    this.#show({ ready: true, waiting, kept: this.#store.kept });
  }

  #settled(entry: Entry, answer: Settlement) {
    for (const listener of this.#settledListeners) listener(entry, answer);
  }

  #show(change: Partial<View>) {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }

  #tell(message: { kind: "changed" } | { kind: "settled"; entry: Entry; answer: Settlement }) {
    this.#tabs.postMessage({ userId: this.#userId, ...message } satisfies Message);
  }
}

/** Runs `work` in one tab at a time. */
async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? await navigator.locks.request(name, work) : work();
}

const outboxes = new Map<string, Outbox>();

/** The page's outbox of a user: one, however many components ask. */
export function outboxOf(userId: string, actions: Actions): Outbox {
  const outbox = outboxes.get(userId) ?? new Outbox(userId, actions);
  outboxes.set(userId, outbox);
  return outbox;
}
