import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard } from "@/lib/db/actions";
import { db } from "@/lib/db/client";
import { startStudying, stopStudying } from "@/lib/db/decks";
import { saveSettings } from "@/lib/db/settings";
import { undoLast } from "@/lib/db/undo";
import { verifyLedger } from "@/lib/db/verify-ledger";
import { GRADES } from "@/lib/domain/grade";
import { useDatabase } from "../support/database";
import { aUser, cardContent, cardId, importAs, smallContent } from "../support/fixtures";
import { type Clock, Device, type Fate, Server } from "../support/review-world";
import { studyDayByWallClock } from "../support/wall-clock";

useDatabase();
const SLUGS = ["a", "b", "c", "d", "e", "f", "g", "h"];

beforeAll(() => {
  const { decks } = smallContent();
  const cards = SLUGS.map((slug, i) => cardContent(slug, { deckSlug: i < 4 ? "first" : "second", position: i + 1 }));
  return importAs({ decks, cards });
});

const START = Date.parse("2026-11-22T02:30:00Z"); // an hour and a half before the rollover in UTC
const MINUTE = 60_000;

const fate = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>("arrives") },
  { weight: 1, arbitrary: fc.constantFrom<Fate>("is lost", "its answer is lost", "fault", "signed out", "outdated") },
);
const place = { device: fc.constantFrom(0, 0, 0, 1), tab: fc.constantFrom(0, 0, 1) };
const step = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.record({ do: fc.constant("grade" as const), ...place, grade: fc.constantFrom(...GRADES) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("send" as const), ...place, fates: fc.array(fate, { maxLength: 6 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("load" as const), ...place, practice: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("leave" as const, "close" as const), ...place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("back" as const), ...place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("offline" as const, "online" as const), ...place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const), ...place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("set aside" as const),
      ...place,
      kind: fc.constantFrom("suspend" as const, "bury" as const),
    }),
  },
  // A few minutes, some hours over a rollover, days, or forty days in a drawer.
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      minutes: fc.constantFrom(1, 5, 12, 95, 300, 1440, 4 * 1440, 40 * 1440),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("settings" as const),
      timeZone: fc.constantFrom("Asia/Tokyo", "Pacific/Honolulu", "Asia/Kathmandu", "UTC"),
      rolloverHour: fc.constantFrom(0, 4, 23),
      desiredRetention: fc.constantFrom(0.8, 0.9, 0.97),
      learningStepsMinutes: fc.constantFrom([], [1, 10], [30]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("elsewhere" as const),
      slug: fc.constantFrom(...SLUGS),
      kind: fc.constantFrom(
        "flag" as const,
        "unflag" as const,
        "unsuspend" as const,
        "unbury" as const,
        "reset" as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("retire" as const), slug: fc.constantFrom(...SLUGS) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("stop a deck" as const), study: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undo elsewhere" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

class World {
  readonly clock: Clock = { now: START };
  readonly server: Server;
  readonly devices: Device[];
  /** The study day of each grade that the server took, when it took it: by the wall clock, not by the code under test. */
  readonly days = new Map<string, string>();

  constructor(readonly userId: string) {
    this.server = new Server(userId, this.clock);
    this.devices = [new Device(this.server, 2), new Device(this.server, 2)];
    this.server.onGraded = (id, { timeZone, rolloverHour }) => {
      const click = this.clicks.find((one) => one.id === id);
      if (!click) throw new Error("a grade was taken that nobody clicked");
      if (!this.days.has(id)) this.days.set(id, studyDayByWallClock(new Date(click.at), timeZone, rolloverHour));
    };
  }

  get clicks() {
    return this.devices.flatMap(({ clicks }) => clicks);
  }

  async play(one: Step): Promise<void> {
    const now = new Date(this.clock.now);
    this.clock.now += 4000;
    if (one.do === "wait") this.clock.now += one.minutes * MINUTE;
    else if (one.do === "settings") {
      const { do: _, learningStepsMinutes, ...changes } = one;
      await saveSettings(this.userId, { ...changes, learningStepsMinutes: [...learningStepsMinutes] });
    } else if (one.do === "elsewhere")
      await changeCard(
        this.userId,
        { id: randomUUID(), ageMs: 0, cardId: await cardId(one.slug), kind: one.kind },
        now,
      );
    else if (one.do === "undo elsewhere") await undoLast(this.userId, { id: randomUUID(), ageMs: 0 }, now);
    else if (one.do === "retire") await db().card.update({ where: { slug: one.slug }, data: { retiredAt: now } });
    else if (one.do === "stop a deck") await (one.study ? startStudying : stopStudying)(this.userId, "first");
    else await this.#inTab(one);
  }

  async #inTab(one: Extract<Step, { tab: number }>): Promise<void> {
    const device = this.devices[one.device];
    const tab = device?.tabs[one.tab];
    if (!device || !tab) throw new Error("there is no such tab");
    if (one.do === "grade") await tab.grade(one.grade);
    else if (one.do === "send") await tab.send([...one.fates]);
    else if (one.do === "load") await tab.load(one.practice === 0);
    else if (one.do === "leave") tab.leave();
    else if (one.do === "close") tab.close();
    else if (one.do === "back") await tab.back();
    else if (one.do === "offline" || one.do === "online") device.online = one.do === "online";
    else if (one.do === "set aside") await tab.setAside(one.kind);
    else await tab.takeBack(one.do);
  }

  /** Connects everything and sends what waits. */
  async settle(): Promise<void> {
    for (const device of this.devices) {
      device.online = true;
      const [tab] = device.tabs.filter(({ open }) => open);
      if (!tab) await device.tabs[0]?.load(false);
      await (tab ?? device.tabs[0])?.send([]);
      expect(device.waiting).toEqual([]);
    }
  }

  /** Every grade that was clicked is in the ledger once, or was told of as refused because another act came first. */
  async check(): Promise<void> {
    const [reviews, actions] = await Promise.all([
      db().review.findMany({ where: { userId: this.userId } }),
      db().action.findMany({ where: { userId: this.userId, version: { not: null } } }),
    ]);
    const told = new Set(this.devices.flatMap((device) => [...device.told]));
    const clicks = this.clicks;
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(reviews.length);
    for (const { id } of reviews) expect(clicks.filter((click) => click.id === id)).toHaveLength(1);
    for (const click of clicks) {
      const review = reviews.find(({ id }) => id === click.id);
      if (review) {
        expect(review).toMatchObject({
          cardId: click.cardId,
          version: click.version + 1,
          reviewedAt: new Date(click.at),
        });
        expect(review.studyDay.toISOString().slice(0, 10)).toBe(this.days.get(click.id));
        expect(told.has(click.id)).toBe(false);
        continue;
      }
      const first = [...reviews, ...actions].find(
        (entry) => entry.cardId === click.cardId && entry.version === click.version + 1,
      );
      expect(first, "a grade is refused only where another act on its card came first").toBeDefined();
      expect(told.has(click.id), "a grade that is refused is told of").toBe(true);
    }
    expect((await verifyLedger(this.userId)).differences).toEqual([]);
  }
}

describe("sessions over time", () => {
  it("lose no grade, whatever comes between: each is in the ledger once, on the study day of its click, or is told of as overtaken", async () => {
    const seen = { clicks: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 40 }), async (steps) => {
        const userId = await aUser();
        for (const deck of ["first", "second"]) await startStudying(userId, deck);
        const world = new World(userId);
        try {
          await world.devices[0]?.tabs[0]?.load(false);
          for (const one of steps) await world.play(one);
          await world.settle();
          await world.check();
        } finally {
          await db().card.updateMany({ data: { retiredAt: null } });
        }
        seen.clicks += world.clicks.length;
        seen.refused += world.clicks.length - world.days.size;
      }),
      { numRuns: 100, endOnFailure: true },
    );
    // The plays are worth something: many grades, and some that were overtaken.
    expect(seen.clicks).toBeGreaterThan(300);
    expect(seen.refused).toBeGreaterThan(3);
  }, 300_000);
});
