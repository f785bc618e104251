import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard } from "@/lib/db/actions";
import { findCard } from "@/lib/db/cards";
import { loadChosen } from "@/lib/db/chosen-cards";
import { db } from "@/lib/db/client";
import { listDecks, startStudying } from "@/lib/db/decks";
import { loadLoads } from "@/lib/db/loads";
import { loadPace } from "@/lib/db/pace";
import { savePreferences } from "@/lib/db/preferences";
import { loadQueue, loadToday } from "@/lib/db/queue";
import { previewReschedule } from "@/lib/db/reschedule";
import { gradeCard } from "@/lib/db/reviews";
import { searchCards } from "@/lib/db/search";
import { findSettings, saveSettings } from "@/lib/db/settings";
import { loadAggregates } from "@/lib/db/statistics";
import { findSecondsPerShowing, listPlanDecks } from "@/lib/db/welcome";
import type { CardAction } from "@/lib/domain/action";
import { GRADES, type Grade } from "@/lib/domain/grade";
import { LEVELS, type Level } from "@/lib/domain/level";
import { countCards } from "@/lib/domain/plan-pace";
import { forecast, reviewsPerDay, trueRetention } from "@/lib/domain/statistics";
import { studyDayOf } from "@/lib/domain/study-day";
import { useDatabase } from "../support/database";
import { aUser, cardContent, importAs, reviewOf, smallContent } from "../support/fixtures";

useDatabase();
const MORNING = new Date("2026-11-22T08:00:00Z");
const hours = (count: number, from = MORNING) => new Date(from.getTime() + count * 3_600_000);
const ZONES = ["UTC", "Asia/Tokyo", "Pacific/Honolulu", "Pacific/Auckland", "America/Los_Angeles"];

const DECKS = ["first", "second", "third"];
const cards = DECKS.flatMap((deckSlug) =>
  LEVELS.flatMap((level, i) =>
    [1, 2].map((n) => cardContent(`${deckSlug}-${level}-${n}`, { deckSlug, level, position: i * 2 + n })),
  ),
);
const unanswered = cardContent("first-asked", { deckSlug: "first", position: 9, answered: false });
const retired = cardContent("first-gone", { deckSlug: "first", position: 10 });
const content = (gone: boolean) => ({
  decks: DECKS.map((slug, i) => ({ ...smallContent().decks[0], slug, title: slug, position: i + 1 }) as never),
  cards: [...cards, unanswered, ...(gone ? [] : [retired])],
});
const SLUGS = cards.map(({ slug }) => slug);

beforeAll(() => importAs(content(false)));

async function settingsOf(user: string) {
  const settings = await findSettings(user);
  if (!settings) throw new Error("a new user has settings");
  return settings;
}

async function grade(user: string, slug: string, value: Grade, at: Date, durationMs = 5000) {
  const card = await findCard(user, slug);
  if (!card) throw new Error(`there is a card ${slug}`);
  return gradeCard(user, reviewOf(card.id, at, { grade: value, version: card.version, durationMs }), at);
}

async function act(user: string, slug: string, kind: CardAction, at: Date) {
  const card = await findCard(user, slug);
  return changeCard(user, { id: randomUUID(), cardId: card?.id ?? "", kind, ageMs: 0 }, at);
}

/** Every figure of what one studies, of what is due and of what was done, from every place that says one. */
async function figuresOf(user: string, level: Level, now: Date) {
  const settings = await settingsOf(user);
  const today = studyDayOf(now, settings);
  const open = { ...settings, newPerDay: 9999, reviewsPerDay: 9999 };
  const [aggregates, decks, planDecks, queue, started, pace, preview, loads] = await Promise.all([
    loadAggregates(user, settings, now),
    listDecks(user, settings, now),
    listPlanDecks(user),
    loadQueue(user, open, now, []),
    loadToday(user, settings, now),
    loadPace(user, settings, now, []),
    previewReschedule(user, now),
    loadLoads(user, settings, now),
  ]);
  const studied = decks.filter((deck) => deck.studied);
  const sum = <T>(of: readonly T[], value: (one: T) => number) => of.reduce((total, one) => total + value(one), 0);
  const { backlog, days } = forecast(aggregates.due, today, 31);
  const queued = (kind: string) => queue.filter((entry) => entry.kind === kind).length;
  return {
    studied: {
      statistics: sum(Object.values(aggregates.counts), (count) => count),
      decks: sum(studied, (deck) => deck.cards),
      stages: sum(studied, (deck) => deck.new + deck.learning + deck.young + deck.mature),
      plan: countCards(
        planDecks.filter((deck) => deck.studied),
        level,
      ).total,
    },
    fresh: {
      statistics: aggregates.counts.new,
      decks: sum(studied, (deck) => deck.new),
      plan: (({ total, met }) => total - met)(
        countCards(
          planDecks.filter((deck) => deck.studied),
          level,
        ),
      ),
    },
    dueNow: { queue: queued("review") + queued("learning"), decks: sum(studied, (deck) => deck.due) },
    dueToday: { statistics: backlog + (days[0]?.cards ?? 0), rescheduling: preview?.before.today },
    dueInAMonth: { statistics: backlog + sum(days, (day) => day.cards), rescheduling: preview?.before.month },
    loads: { loads: sum([...loads], ([, count]) => count) },
    done: {
      statistics: sum(reviewsPerDay(aggregates.days, today, 1), (day) => day.learning + day.young + day.mature),
      pace: pace.doneToday,
    },
    all: sum(reviewsPerDay(aggregates.days, today, 400), (day) => day.learning + day.young + day.mature),
    retention: trueRetention(aggregates.days, today).at(-1)?.all.total,
    started: started.started,
  };
}

/** That all places say the same. */
const agree = (figures: Record<string, unknown>) =>
  expect(new Set(Object.values(figures)).size, JSON.stringify(figures)).toBe(1);

describe("the figures of a learner", () => {
  it("are the same wherever they stand, whatever was studied, stopped, set aside, retired, and wherever one went", async () => {
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant("grade" as const),
          slug: fc.constantFrom(...SLUGS, "first-gone"),
          grade: fc.constantFrom(...GRADES),
          wait: fc.integer({ min: 0, max: 100 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant("act" as const),
          slug: fc.constantFrom(...SLUGS),
          kind: fc.constantFrom<CardAction>("suspend", "bury", "unsuspend", "reset"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant("zone" as const),
          zone: fc.constantFrom(...ZONES),
          hour: fc.constantFrom(0, 4, 23),
          steps: fc.constantFrom<number[]>([1, 10], [1, 1440], []),
        }),
      },
    );
    const learner = fc.record({
      level: fc.constantFrom(...LEVELS),
      decks: fc.subarray(DECKS),
      steps: fc.array(step, { minLength: 3, maxLength: 18 }),
      later: fc.integer({ min: 0, max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(learner, async ({ level, decks, steps, later }) => {
        await importAs(content(false));
        const user = await aUser("Asia/Tokyo");
        for (const deck of decks) await startStudying(user, deck);
        await savePreferences(user, { level }, MORNING);
        let now = MORNING;
        for (const one of steps) {
          now = hours(0.01, now);
          if (one.do === "grade") {
            now = hours(one.wait, now);
            await grade(user, one.slug, one.grade, now);
          } else if (one.do === "act") await act(user, one.slug, one.kind, now);
          else
            await saveSettings(user, { timeZone: one.zone, rolloverHour: one.hour, learningStepsMinutes: one.steps });
        }
        await importAs(content(true));
        now = hours(later, now);
        const figures = await figuresOf(user, level, now);
        agree(figures.studied);
        agree(figures.fresh);
        agree(figures.dueNow);
        agree(figures.dueToday);
        agree(figures.dueInAMonth);
        agree(figures.done);
        expect(figures.all).toBe(await db().review.count({ where: { userId: user } }));
        expect(figures.started.new + figures.started.reviews).toBeLessThanOrEqual(figures.done.pace);
        expect(figures.dueToday.statistics).toBeGreaterThanOrEqual(figures.dueNow.queue - 1);
      }),
      { numRuns: 30 },
    );
  });

  it("had become 0 reviews on 0 days once the learner moved from Tokyo to Honolulu, or the hour to 23", async () => {
    for (const change of [{ timeZone: "Pacific/Honolulu" }, { rolloverHour: 23 }]) {
      const user = await aUser("Asia/Tokyo");
      await startStudying(user, "first");
      await saveSettings(user, { learningStepsMinutes: [], newPerDay: 5 });
      for (const slug of SLUGS.slice(0, 5)) await grade(user, slug, 3, MORNING);
      await saveSettings(user, change);
      const now = hours(1);
      const figures = await figuresOf(user, "specialist", now);
      expect(figures).toMatchObject({ done: { statistics: 5, pace: 5 }, all: 5, started: { new: 5, reviews: 0 } });
      expect((await loadToday(user, await settingsOf(user), now)).left.new).toBe(0);
      const settings = await settingsOf(user);
      const days = reviewsPerDay((await loadAggregates(user, settings, now)).days, studyDayOf(now, settings), 30);
      expect(days.filter((day) => day.learning > 0)).toHaveLength(1);
    }
  });

  it("had counted a stopped deck's cards in the preview of a rescheduling, and as load", async () => {
    const user = await aUser();
    for (const deck of DECKS) await startStudying(user, deck);
    await saveSettings(user, { learningStepsMinutes: [] });
    for (const slug of SLUGS) await grade(user, slug, 4, MORNING);
    await db().study.deleteMany({ where: { userId: user, deck: { slug: { not: "first" } } } });
    const figures = await figuresOf(user, "specialist", hours(24 * 60));
    expect(figures.dueToday).toEqual({ statistics: 6, rescheduling: 6 });
    expect(figures.dueNow).toEqual({ queue: 6, decks: 6 });
    expect((await figuresOf(user, "specialist", hours(1))).loads).toEqual({ loads: 6 });
  });

  it("had been three for one account at level core", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await savePreferences(user, { level: "core" }, MORNING);
    await grade(user, "first-specialist-1", 3, MORNING);
    await act(user, "first-core-2", "suspend", MORNING);
    // Two core cards, one of them suspended, and one above the level that was met.
    const { studied, fresh } = await figuresOf(user, "core", hours(1));
    expect(studied).toEqual({ statistics: 2, decks: 2, stages: 2, plan: 2 });
    expect(fresh).toEqual({ statistics: 1, decks: 1, plan: 1 });
  });

  it("had taken an hour in another tab for answering: an answer counts as long as the settings say", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    for (const slug of SLUGS.slice(0, 4)) await grade(user, slug, 4, MORNING, 55 * 60_000);
    const settings = await settingsOf(user);
    expect((await db().review.findMany({ where: { userId: user } })).map(({ durationMs }) => durationMs)).toEqual([
      60_000, 60_000, 60_000, 60_000,
    ]);
    // What the ledger has from before there was a limit is read with it.
    const strict = { ...settings, longestAnswerSeconds: 10 };
    expect((await loadAggregates(user, strict, MORNING)).days[0]?.durationMs).toBe(40_000);
    expect(await loadPace(user, strict, MORNING, [])).toMatchObject({ medianMs: 10_000, longestAnswerMs: 10_000 });
    expect(await findSecondsPerShowing(user, strict)).toBeNull();
  });

  it("had found fewer cards with is:due than the deck counts, and chose a step of days before its day", async () => {
    const user = await aUser();
    await startStudying(user, "first");
    await saveSettings(user, { learningStepsMinutes: [10] });
    await grade(user, "first-core-1", 1, MORNING);
    await saveSettings(user, { learningStepsMinutes: [1440] });
    await grade(user, "first-core-2", 1, MORNING);
    const settings = await settingsOf(user);
    const all = ["first-core-1", "first-core-2"];
    /** How many cards are due, for the deck, the search, and a review of the two. */
    const dueAt = async (now: Date) => [
      (await listDecks(user, settings, now)).find(({ slug }) => slug === "first")?.due,
      (await searchCards(user, settings, "is:due", now, { limit: 20, offset: 0, countAnswered: false })).total,
      (await loadChosen(user, settings, now, all)).length,
    ];
    expect(await dueAt(MORNING)).toEqual([1, 1, 1]); // a step of 10 minutes is shown early
    const nextDay = new Date("2026-11-23T04:00:00Z");
    expect(await dueAt(hours(-0.1, nextDay))).toEqual([1, 1, 1]); // one of a day is not
    expect(await dueAt(nextDay)).toEqual([2, 2, 2]);
  });
});
