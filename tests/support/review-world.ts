import { randomUUID } from "node:crypto";
import { loadPastActs } from "@/app/review/load-past-acts";
import { drawCards, loadReviewCards } from "@/app/review/load-review-cards";
import { Ages, type Attempt, drain, type Settlement, type Store } from "@/components/review/outbox/core";
import {
  type Actions,
  type Answer,
  cardsOf,
  type Entry,
  isDone,
  type Outgoing,
  send,
} from "@/components/review/outbox/entry";
import type { ReviewCard } from "@/components/review/review-card";
import { settlementOf } from "@/components/review/settlement";
import { toShow } from "@/components/review/to-show";
import { changeCard, practiceCard } from "@/lib/db/actions";
import { loadPace } from "@/lib/db/pace";
import { gradeCard } from "@/lib/db/reviews";
import { findSettings } from "@/lib/db/settings";
import { redoLast, undoLast } from "@/lib/db/undo";
import { cardActionSchema, undoSchema } from "@/lib/domain/action";
import type { Grade } from "@/lib/domain/grade";
import { afterAct, afterRedo, afterUndo, type PastActs } from "@/lib/domain/past-act";
import type { Left } from "@/lib/domain/progress";
import { practiceSchema, reviewSchema } from "@/lib/domain/review";
import { cardsInPlay, type Session, type SessionEvent, sessionReducer, startSession } from "@/lib/domain/session";
import type { Settings } from "@/lib/domain/settings";

/** A clock that only the test moves, in ms. */
export interface Clock {
  now: number;
}

/** What becomes of a call on its way to the server and back. */
export type Fate = "arrives" | "is lost" | "its answer is lost" | "fault" | "signed out" | "outdated";

/** The server from its actions' schemas on, as one learner meets it: the real code, on the real database. */
export class Server {
  constructor(
    readonly userId: string,
    readonly clock: Clock,
  ) {}

  /** Told of each grade that was taken, as soon as it was, with the settings that were in force. */
  onGraded: (id: string, settings: Settings) => void = () => {};

  get date() {
    return new Date(this.clock.now);
  }

  async settings(): Promise<Settings> {
    const settings = await findSettings(this.userId);
    if (!settings) throw new Error("the learner has settings");
    return settings;
  }

  async page(practice: boolean): Promise<Page> {
    const settings = await this.settings();
    const selection = { decks: [], practice, cards: [] };
    const [queue, { doneToday }, acts] = await Promise.all([
      loadReviewCards(this.userId, settings, this.date, selection, []),
      loadPace(this.userId, settings, this.date, []),
      loadPastActs(this.userId),
    ]);
    return { ...queue, doneToday, acts, load: randomUUID() };
  }

  async more(practice: boolean, inPlay: string[]) {
    const selection = { decks: [], practice, cards: [] };
    return loadReviewCards(this.userId, await this.settings(), this.date, selection, inPlay);
  }

  readonly actions: Actions = {
    grade: async (input) => {
      const answer = await gradeCard(this.userId, reviewSchema.parse(input), this.date);
      if (answer.kind === "graded") this.onGraded(input.id, await this.settings());
      return answer;
    },
    practice: async (input) => {
      const answer = await practiceCard(this.userId, practiceSchema.parse(input), this.date);
      return answer.kind === "done" ? { ...answer, kind: "graded" } : answer;
    },
    change: async (input) => changeCard(this.userId, cardActionSchema.parse(input), this.date),
    undo: (input) => this.#takeBack(undoLast, input),
    redo: (input) => this.#takeBack(redoLast, input),
    note: () => Promise.reject(new Error("nobody writes notes here")),
  };

  async #takeBack(work: typeof undoLast, input: unknown): Promise<Answer> {
    const result = await work(this.userId, undoSchema.parse(input), this.date);
    if (result.kind === "not-found" || result.kind === "invalid") return result;
    const acts = await loadPastActs(this.userId);
    if (result.kind === "nothing") return { ...result, acts };
    const [card] = await drawCards(this.userId, await this.settings(), this.date, result.cardIds.slice(0, 1));
    return { kind: result.kind, what: result.what, card: card ?? null, cards: result.cardIds.length, acts };
  }
}

/** What the server sends for a review. */
interface Page {
  cards: ReviewCard[];
  unloaded: Left;
  doneToday: number;
  acts: PastActs;
  load: string;
}

/** A grade that was clicked. */
export interface Click {
  id: string;
  cardId: string;
  version: number;
  at: number;
}

/** A browser: a store that its tabs share, and whether it is connected. */
export class Device {
  online = true;
  readonly tabs: Tab[];
  readonly clicks: Click[] = [];
  /** The ids of the grades of which someone was told that they were refused. */
  readonly told = new Set<string>();
  #entries: Entry[] = [];

  constructor(
    readonly server: Server,
    tabs: number,
  ) {
    this.tabs = Array.from({ length: tabs }, () => new Tab(this));
  }

  readonly store: Store = {
    kept: true,
    add: async (entry) => void this.#entries.push(entry),
    list: async (userId) => this.#entries.filter((entry) => entry.userId === userId),
    remove: async (id) => {
      this.#entries = this.#entries.filter((entry) => entry.id !== id);
    },
  };

  get waiting(): readonly Entry[] {
    return this.#entries;
  }
}

/** A tab: the real session, reducer and outbox, wired as the page's hooks wire them. */
export class Tab {
  session: Session<ReviewCard> | null = null;
  /** Open on a page that sends what waits; a closed one sends nothing. */
  open = false;
  practice = false;
  /** What the router keeps for Back. */
  kept: Page | null = null;
  begun: Page | null = null;
  acts: PastActs = { undo: [], redo: [] };
  #spent = new Set<string>();
  #sent = new Set<string>();
  #own = new Set<string>();
  #before = new Set<string>();
  #ages = new Ages();
  #faulty = new Set<string>();

  constructor(readonly device: Device) {}

  get #server() {
    return this.device.server;
  }

  /** A document anew: what the tab knew is gone. */
  async load(practice: boolean): Promise<void> {
    if (!this.device.online) return;
    this.close();
    this.#own = new Set();
    this.#ages = new Ages();
    this.#faulty = new Set();
    this.#spent = new Set();
    this.#begin(await this.#server.page(practice), practice);
  }

  close(): void {
    this.leave();
    this.open = false;
  }

  /** Away from the review to another page of the app: the session is over, its outbox is not. */
  leave(): void {
    if (this.begun) this.#spent.add(this.begun.load);
    this.kept = this.begun ?? this.kept;
    this.begun = null;
    this.session = null;
    this.#sent = new Set();
    this.#before = new Set(this.device.waiting.map(({ id }) => id));
  }

  /** Back, or Forward, to the review: the router shows what it has kept, and the page asks for what is now. */
  async back(): Promise<void> {
    if (!this.open || this.session || !this.kept) return;
    const shown = toShow(null, this.kept, this.#spent);
    if (shown) this.#begin(shown, this.practice);
    else if (this.device.online) this.#begin(await this.#server.page(this.practice), this.practice);
  }

  #begin(page: Page, practice: boolean) {
    this.open = true;
    this.practice = practice;
    this.begun = page;
    this.acts = page.acts;
    this.session = startSession(page.cards, this.#server.clock.now, practice ? 0 : page.doneToday);
    this.#before = new Set(this.device.waiting.map(({ id }) => id));
    this.#dispatch({ type: "hold", cardIds: cardsOf(this.device.waiting), now: this.#server.clock.now });
  }

  #dispatch(event: SessionEvent<ReviewCard>) {
    if (this.session) this.session = sessionReducer(this.session, event);
  }

  async #add(id: string, outgoing: Outgoing) {
    this.#own.add(id);
    this.#sent.add(id);
    await this.device.store.add({ ...outgoing, id, userId: this.#server.userId, at: this.#server.clock.now });
  }

  async grade(grade: Grade): Promise<void> {
    const { now } = this.#server.clock;
    this.#dispatch({ type: "tick", now });
    const card = this.session?.current;
    if (!card) return;
    const id = randomUUID();
    const { version, days } = card.standing;
    const given = { id, cardId: card.cardId, grade, durationMs: 4000 };
    const comesAgain = !this.practice && days[grade] === 0;
    if (this.practice) await this.#add(id, { kind: "practice", input: given });
    else {
      this.device.clicks.push({ id, cardId: card.cardId, version, at: now });
      await this.#add(id, { kind: "grade", input: { ...given, version, shownDays: days[grade], points: null } });
    }
    const kind = this.practice ? "practice" : "grade";
    this.acts = afterAct(this.acts, { id, kind, question: card.name, cards: 1, grade });
    this.#dispatch({ type: "reveal" });
    this.#dispatch({ type: "grade", reviewId: id, grade, durationMs: 4000, points: null, comesAgain, now });
  }

  async setAside(kind: "suspend" | "bury"): Promise<void> {
    const card = this.session?.current;
    if (!card || this.practice) return;
    const id = randomUUID();
    await this.#add(id, { kind: "change", input: { id, cardId: card.cardId, kind } });
    this.acts = afterAct(this.acts, { id, kind, question: card.name, cards: 1, grade: null });
    this.#dispatch({ type: "set-aside", now: this.#server.clock.now });
  }

  async takeBack(kind: "undo" | "redo"): Promise<void> {
    const [named] = this.acts[kind];
    if (!this.session || !named || (this.practice && named.kind !== "practice")) return;
    this.acts = kind === "undo" ? afterUndo(this.acts) : afterRedo(this.acts);
    const id = randomUUID();
    await this.#add(id, { kind, input: { id, only: named.id } });
  }

  /** Sends what waits, each call with the next of the fates; then asks for more cards where there are few. */
  async send(fates: Fate[]): Promise<void> {
    if (!this.open || !this.device.online) return;
    const attempt = (entry: Entry) => this.#attempt(entry, fates.shift() ?? "arrives");
    const settled = (entry: Entry, answer: Settlement) => {
      for (const tab of this.device.tabs) if (tab.open) tab.#settled(entry, answer);
    };
    const watcher = { waiting: () => {}, settled };
    await drain(this.#server.userId, this.device.store, attempt, watcher, this.#faulty);
    if (!this.session || this.session.ahead.length > 2) return;
    const inPlay = [...cardsInPlay(this.session), ...cardsOf(this.device.waiting)];
    const { cards } = await this.#server.more(this.practice, [...new Set(inPlay)]);
    this.#dispatch({ type: "more", cards, now: this.#server.clock.now });
  }

  async #attempt(entry: Entry, fate: Fate): Promise<Attempt> {
    if (fate === "is lost") return { kind: "unreachable" };
    if (fate === "fault") return { kind: "fault" };
    if (fate === "outdated") return { kind: "unknown-action" };
    if (fate === "signed out") return { kind: "answered", answer: { kind: "signed-out", message: "Sign in." } };
    const { ageMs, answered } = this.#ages.of(entry, this.#server.clock.now);
    const answer = await send(entry, this.#server.actions, ageMs);
    if (fate === "its answer is lost") return { kind: "unreachable" };
    answered(this.#server.clock.now);
    return { kind: "answered", answer };
  }

  #settled(entry: Entry, answer: Settlement) {
    const refused = !isDone(answer);
    const own = this.#sent.delete(entry.id);
    if (own && this.session) {
      this.#dispatch(settlementOf(entry, answer, this.#server.clock.now, this.practice));
      if ("acts" in answer && this.#sent.size === 0) this.acts = answer.acts;
      if (refused && this.session.notice) this.device.told.add(entry.id);
    } else if (refused && (this.#before.has(entry.id) || !this.#own.has(entry.id))) this.device.told.add(entry.id);
  }
}
