import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { gradeCard } from "@/lib/db/reviews";
import { saveSettings } from "@/lib/db/settings";
import { type CardState, NEW_CARD } from "@/lib/domain/card-state";
import type { Grade } from "@/lib/domain/grade";
import { reviewSchema } from "@/lib/domain/review";
import { schedule } from "@/lib/domain/schedule";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";
import { query } from "../support/sql";

const database = useDatabase();
const now = new Date("2026-11-22T08:00:00Z");

beforeAll(() => importAs(smallContent()));

async function written(userId: string) {
  const [states, reviews] = await Promise.all([
    db().cardState.findMany({ where: { userId } }),
    db().review.findMany({ where: { userId }, orderBy: { version: "asc" } }),
  ]);
  return { states, reviews };
}

describe("gradeCard", () => {
  it("writes the state and the ledger together, and acknowledges with the card's standing", async () => {
    const user = await aUser();
    const review = reviewOf(await cardId("a"), now, { grade: 4, durationMs: 7123.4, ageMs: 2000 });
    const result = await gradeCard(user, review, now);
    expect(result).toMatchObject({ kind: "graded", standing: { version: 1, state: "review", dueAt: null } });
    const { states, reviews } = await written(user);
    expect(states).toMatchObject([{ version: 1, state: "review", reps: 1, lapses: 0 }]);
    expect(reviews).toMatchObject([
      {
        id: review.id,
        version: 1,
        grade: 4,
        stateBefore: "new",
        durationMs: 7123,
        retrievability: null,
        elapsedDays: 0,
        before: { state: "new" },
        after: { state: "review", stability: states[0]?.stability, difficulty: states[0]?.difficulty },
      },
    ]);
    expect(reviews[0]?.reviewedAt).toEqual(new Date("2026-11-22T07:59:58Z"));
    expect(reviews[0]?.studyDay).toEqual(new Date("2026-11-22"));
  });

  it("takes the same review once, however often and in parallel it arrives", async () => {
    const user = await aUser();
    const review = reviewOf(await cardId("a"), now);
    const answers = await Promise.all(Array.from({ length: 12 }, () => gradeCard(user, review, now)));
    const days = await gradeCard(user, { ...review, ageMs: 3 * 86_400_000 }, new Date(now.getTime() + 3 * 86_400_000));
    expect([...answers, days].map((answer) => answer.kind)).toEqual(Array.from({ length: 13 }, () => "graded"));
    expect((await written(user)).reviews).toHaveLength(1);
  });

  it("lets one of two different reviews of the same state win, and tells the other how the card stands", async () => {
    const user = await aUser();
    const card = await cardId("a");
    const answers = await Promise.all(
      [1, 3, 4, 2].map((grade) => gradeCard(user, reviewOf(card, now, { grade: grade as 1 }), now)),
    );
    expect(answers.map((answer) => answer.kind).sort()).toEqual(["graded", "stale", "stale", "stale"]);
    for (const answer of answers) expect(answer).toMatchObject({ standing: { version: 1 } });
    const { states, reviews } = await written(user);
    expect(reviews).toHaveLength(1);
    expect(states[0]?.version).toBe(1);
  });

  it("ends two hundred parallel grades of one card by two clients in a ledger that replays to the stored state", async () => {
    const user = await aUser();
    const card = await cardId("a");
    let clock = now.getTime();
    /** A client that grades what it knows the card's state to be, in fives, and learns from each answer. */
    const client = async () => {
      let version = 0;
      const kinds: string[] = [];
      for (let burst = 0; burst < 20; burst++) {
        clock += 60_000;
        const at = new Date(clock);
        const grades = Array.from({ length: 5 }, (_, i) => ((burst + i) % 4) + 1);
        const answers = await Promise.all(
          grades.map((grade) => gradeCard(user, reviewOf(card, at, { version, grade: grade as 1 }), at)),
        );
        for (const answer of answers) {
          kinds.push(answer.kind);
          if ("standing" in answer) version = Math.max(version, answer.standing.version);
        }
      }
      return kinds;
    };
    const kinds = (await Promise.all([client(), client()])).flat();
    const { states, reviews } = await written(user);
    expect(kinds).toHaveLength(200);
    expect(new Set(kinds)).toEqual(new Set(["graded", "stale"]));
    expect(reviews).toHaveLength(kinds.filter((kind) => kind === "graded").length);
    expect(reviews.map(({ version }) => version)).toEqual(reviews.map((_, i) => i + 1));

    let state: CardState = NEW_CARD;
    for (const review of reviews) {
      expect(review.before).toEqual(state);
      state = schedule(card, state, review.grade as Grade, review.reviewedAt, settingsIn("UTC")).after;
      expect(review.after).toEqual(state);
    }
    const stored = states[0];
    expect(stored).toMatchObject({ version: reviews.length, state: state.state });
    expect(state).toMatchObject({ stability: stored?.stability, difficulty: stored?.difficulty, reps: stored?.reps });
  });

  it("counts six grades of cards shown before the rollover and graded after it without a connection, on the day of their clicks", async () => {
    const user = await aUser();
    const content = await Promise.all(["a", "b", "c", "d"].map(cardId));
    const clicked = new Date("2026-11-23T04:10:00Z"); // shown on the evening before
    const arrived = new Date("2026-11-24T09:00:00Z");
    for (const card of content) {
      const review = reviewOf(card, clicked, { ageMs: arrived.getTime() - clicked.getTime(), grade: 4 });
      // What an outbox from before still says of the day that was shown does not matter.
      const old = reviewSchema.parse({ ...review, studyDay: "2026-11-22", shownDays: 8 });
      expect(await gradeCard(user, old, arrived)).toMatchObject({ kind: "graded" });
    }
    const { reviews } = await written(user);
    expect(reviews.map((review) => review.studyDay)).toEqual(content.map(() => new Date("2026-11-23")));
    expect(reviews.map((review) => review.reviewedAt)).toEqual(content.map(() => clicked));
  });

  it("gives the intervals of the day of the click, whatever a button showed for another day", async () => {
    const user = await aUser();
    const card = await cardId("a");
    await gradeCard(user, reviewOf(card, now, { grade: 4 }), now);
    const { dueDay } = await db().cardState.findFirstOrThrow({ where: { userId: user } });
    const due = new Date((dueDay?.getTime() ?? 0) + 8 * 3_600_000);
    const weekLater = new Date(due.getTime() + 7 * 86_400_000);
    const before = (await written(user)).reviews[0]?.after as CardState;
    const own = schedule(card, before, 3, weekLater, settingsIn("UTC"));
    const review = reviewOf(card, weekLater, { version: 1, shownDays: 1 }); // no day that fuzz could give by then
    expect(await gradeCard(user, review, weekLater)).toMatchObject({ kind: "graded" });
    expect((await written(user)).reviews[1]).toMatchObject({ intervalDays: own.interval?.days });
  });

  it("counts a grade of a card that was shown before the zone and the hour were changed", async () => {
    const user = await aUser("Asia/Tokyo");
    const card = await cardId("a");
    await saveSettings(user, { timeZone: "Pacific/Honolulu", rolloverHour: 23, desiredRetention: 0.8 });
    expect(await gradeCard(user, reviewOf(card, now, { shownDays: 8, grade: 4 }), now)).toMatchObject({
      kind: "graded",
    });
    expect((await written(user)).reviews[0]?.studyDay).toEqual(new Date("2026-11-20"));
  });

  it("counts a grade said to be from before the card's last review, from the instant of that: a clock was set", async () => {
    const user = await aUser();
    const card = await cardId("a");
    await gradeCard(user, reviewOf(card, now), now);
    const late = reviewOf(card, now, { version: 1, ageMs: 60_000 });
    expect(await gradeCard(user, late, new Date(now.getTime() + 1000))).toMatchObject({ kind: "graded" });
    expect((await written(user)).reviews[1]?.reviewedAt).toEqual(now);
  });

  it("counts the grades of a device that was offline for forty days on the day of their clicks, and of one that woke up in 1970 on the day of their arrival", async () => {
    const user = await aUser();
    const arrived = new Date(now.getTime() + 40 * 86_400_000);
    const review = (card: string, ageMs: number) => reviewSchema.parse(reviewOf(card, now, { ageMs }));
    const [drawer, woken] = [await cardId("a"), await cardId("b")];
    await gradeCard(user, review(drawer, 40 * 86_400_000), arrived);
    await gradeCard(user, review(woken, arrived.getTime()), arrived);
    const { reviews } = await written(user);
    expect(reviews.map(({ cardId, studyDay }) => [cardId, studyDay])).toEqual(
      expect.arrayContaining([
        [drawer, new Date("2026-11-22")],
        [woken, new Date("2027-01-01")],
      ]),
    );
  });

  it("counts a grade of a card that the bank has retired since it was shown", async () => {
    const user = await aUser();
    const retired = await cardId("c");
    await db().card.update({ where: { id: retired }, data: { retiredAt: now } });
    expect(await gradeCard(user, reviewOf(retired, now), now)).toMatchObject({ kind: "graded" });
    expect((await written(user)).reviews).toMatchObject([{ cardId: retired }]);
    await db().card.update({ where: { id: retired }, data: { retiredAt: null } });
  });

  it("knows no card that does not exist or is another learner's, and says the same of both", async () => {
    const [user, owner] = [await aUser(), await aUser()];
    const deck = { slug: randomUUID(), title: "Mine", description: "", position: 99, prerequisites: [] };
    const words = { slug: randomUUID(), question: "?", summary: "!", details: "", level: "core", position: 1 } as const;
    const { id: deckId } = await db().deck.create({ data: { ...deck, ownerId: owner } });
    const { id } = await db().card.create({ data: { ...words, deckId, origin: "own" } });
    const answers = [
      await gradeCard(user, reviewOf(randomUUID(), now), now),
      await gradeCard(user, reviewOf(id, now), now),
    ];
    expect(answers[0]).toMatchObject({ kind: "not-found" });
    expect(answers[1]).toEqual(answers[0]);
    expect((await written(user)).reviews).toEqual([]);
    expect(await gradeCard(owner, reviewOf(id, now), now)).toMatchObject({ kind: "graded" });
  });

  it("does nothing for a user who is gone", async () => {
    expect(await gradeCard(randomUUID(), reviewOf(await cardId("a"), now), now)).toMatchObject({ kind: "not-found" });
  });

  it("refuses a review id that stands for another card", async () => {
    const user = await aUser();
    const first = reviewOf(await cardId("a"), now);
    await gradeCard(user, first, now);
    expect(await gradeCard(user, reviewOf(await cardId("b"), now, { id: first.id }), now)).toMatchObject({
      kind: "invalid",
    });
    expect((await written(user)).reviews).toHaveLength(1);
  });

  it("keeps users apart: the same review id and card are another review for another user", async () => {
    const [one, other] = [await aUser(), await aUser()];
    const review = reviewOf(await cardId("a"), now);
    expect([
      (await gradeCard(one, review, now)).kind,
      (await gradeCard(other, { ...review, grade: 1 }, now)).kind,
    ]).toEqual(["graded", "graded"]);
    expect((await written(one)).reviews[0]?.grade).toBe(3);
    expect((await written(other)).reviews[0]?.grade).toBe(1);
  });

  it("counts elapsed days in the learner's zone, to the last digit the same as the stored state", async () => {
    const user = await aUser("America/Los_Angeles");
    const card = await cardId("b");
    const evening = new Date("2026-01-10T23:50:00Z");
    const later = new Date("2026-01-11T00:10:00Z");
    await gradeCard(user, reviewOf(card, evening), evening);
    await gradeCard(user, reviewOf(card, later, { version: 1 }), later);
    const { states, reviews } = await written(user);
    expect(reviews.map((review) => review.elapsedDays)).toEqual([0, 0]);
    expect(reviews[1]?.before).toEqual(reviews[0]?.after);
    expect(reviews[1]?.after).toMatchObject({ stability: states[0]?.stability, difficulty: states[0]?.difficulty });
  });

  it("schedules with the learner's own settings", async () => {
    const user = await aUser();
    await saveSettings(user, { learningStepsMinutes: [25] });
    expect(await gradeCard(user, reviewOf(await cardId("a"), now, { grade: 1 }), now)).toMatchObject({
      standing: { dueAt: "2026-11-22T08:25:00.000Z" },
    });
  });
});

describe("reviewSchema", () => {
  it.each([
    ["a grade of 2.5", { grade: 2.5 }],
    ["a grade of 9", { grade: 9 }],
    ["a grade of 0", { grade: 0 }],
    ["a grade in words", { grade: "good; drop table" }],
    ["a grade as text", { grade: "3" }],
    ["no grade", { grade: undefined }],
    ["an id that is no UUID", { id: "1" }],
    ["a card id that is no UUID", { cardId: "cache-stampede" }],
    ["a negative duration", { durationMs: -1 }],
    ["a duration of a week", { durationMs: 7 * 86_400_000 }],
    ["an instant in the future", { ageMs: -1000 }],
    ["a version below zero", { version: -1 }],
    ["infinity", { durationMs: Number.POSITIVE_INFINITY }],
  ])("refuses %s", async (_, change) => {
    expect(reviewSchema.safeParse({ ...reviewOf(randomUUID(), now), ...change }).success).toBe(false);
  });

  it("takes what a client sends", () => {
    expect(reviewSchema.safeParse(reviewOf(randomUUID(), now)).success).toBe(true);
  });
});

describe("the database itself", () => {
  it("refuses a grade that is none, whoever writes it", async () => {
    const user = await aUser();
    await gradeCard(user, reviewOf(await cardId("a"), now), now);
    const copy = `insert into reviews select user_id, gen_random_uuid(), card_id, version + 1, 5, reviewed_at, study_day, state_before, interval_before_days,
      elapsed_days, interval_days, retrievability, duration_ms, weights_version, before, after from reviews where user_id = $1`;
    await expect(query(database.url(), copy, [user])).rejects.toThrow("reviews_grade");
  });

  it.each(["update reviews set grade = 4", "delete from reviews", "truncate reviews"])(
    "keeps the ledger append-only: %s",
    async (sql) => {
      const user = await aUser();
      await gradeCard(user, reviewOf(await cardId("a"), now), now);
      await expect(query(database.url(), sql)).rejects.toThrow("append-only");
    },
  );

  it("lets an account go with all that belongs to it", async () => {
    const user = await aUser();
    await gradeCard(user, reviewOf(await cardId("a"), now), now);
    await db().user.delete({ where: { id: user } });
    expect(await written(user)).toEqual({ states: [], reviews: [] });
  });
});
