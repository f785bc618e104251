import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { changeCard, findNote, practiceCard, writeNote } from "@/lib/db/actions";
import { listCardHistory } from "@/lib/db/card-history";
import { findCard } from "@/lib/db/cards";
import { changeCards } from "@/lib/db/change-cards";
import { db } from "@/lib/db/client";
import { startStudying } from "@/lib/db/decks";
import { listPastActs, UNDO_DEPTH } from "@/lib/db/past-acts";
import { loadToday } from "@/lib/db/queue";
import { previewReschedule, rescheduleCards } from "@/lib/db/reschedule";
import { gradeCard } from "@/lib/db/reviews";
import { findSettings, saveSettings } from "@/lib/db/settings";
import { loadAggregates } from "@/lib/db/statistics";
import { redoLast, undoLast } from "@/lib/db/undo";
import { verifyLedger } from "@/lib/db/verify-ledger";
import { CARD_ACTIONS, type CardAction } from "@/lib/domain/action";
import { weightsOf } from "@/lib/domain/fsrs";
import { GRADES, type Grade } from "@/lib/domain/grade";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, smallContent } from "../support/fixtures";
import { query } from "../support/sql";

const database = useDatabase();
const MORNING = new Date("2026-11-22T08:00:00Z");
/** When statistics are looked at: after all that is done here. */
const NEXT_MONTH = new Date("2026-12-22T08:00:00Z");
const later = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);
const SLUGS = ["a", "b", "c", "d"];

beforeAll(() => importAs(smallContent()));

async function settingsOf(user: string) {
  const settings = await findSettings(user);
  if (!settings) throw new Error("a new user has settings");
  return settings;
}

const present = async (user: string, slug: string) => {
  const card = await findCard(user, slug);
  if (!card) throw new Error(`there is a card ${slug}`);
  return card;
};

/** Grades a card as it stands. */
async function grade(user: string, slug: string, value: Grade, at: Date) {
  const { id, version } = await present(user, slug);
  return gradeCard(user, reviewOf(id, at, { grade: value, version }), at);
}

const act = async (user: string, slug: string, kind: CardAction, at: Date) =>
  changeCard(user, { id: randomUUID(), cardId: await cardId(slug), kind, ageMs: 0 }, at);
const undo = (user: string, at: Date, id: string = randomUUID()) => undoLast(user, { id, ageMs: 0 }, at);
const redo = (user: string, at: Date, id: string = randomUUID()) => redoLast(user, { id, ageMs: 0 }, at);
const stateOf = async (user: string, slug: string) => (await present(user, slug)).state;

describe("actions", () => {
  it("suspends, buries until the next study day and resets, each with an entry in the ledger", async () => {
    const user = await aUser();
    await grade(user, "a", 4, MORNING);
    expect(await act(user, "a", "suspend", later(1))).toMatchObject({ kind: "done", standing: { available: false } });
    expect(await act(user, "a", "unsuspend", later(2))).toMatchObject({ kind: "done", standing: { available: true } });
    await act(user, "a", "bury", later(3));
    expect(await stateOf(user, "a")).toMatchObject({ state: "review", suspended: false, buriedUntil: "2026-11-23" });
    await act(user, "a", "reset", later(4));
    expect(await stateOf(user, "a")).toEqual({
      state: "new",
      suspended: false,
      buriedUntil: null,
      leech: false,
      flagged: false,
    });
    await act(user, "b", "suspend", later(5)); // a card never seen
    expect(await stateOf(user, "b")).toMatchObject({ state: "new", suspended: true });
    const kinds = await db().action.findMany({ where: { userId: user }, orderBy: { seq: "asc" } });
    expect(kinds.map((entry) => [entry.kind, entry.version])).toEqual([
      ["suspend", 2],
      ["unsuspend", 3],
      ["bury", 4],
      ["reset", 5],
      ["suspend", 1],
    ]);
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("are done once however often they arrive, and need no entry where they change nothing", async () => {
    const user = await aUser();
    const input = { id: randomUUID(), cardId: await cardId("a"), kind: "suspend" as const, ageMs: 0 };
    const answers = await Promise.all(Array.from({ length: 8 }, () => changeCard(user, input, MORNING)));
    expect(answers.every((answer) => answer.kind === "done")).toBe(true);
    await act(user, "a", "suspend", later(1));
    expect(await db().action.count({ where: { userId: user } })).toBe(1);
    expect(await changeCard(user, { ...input, cardId: await cardId("b") }, MORNING)).toMatchObject({ kind: "invalid" });
  });

  it("know no card that does not exist, and no other user's acts", async () => {
    const [one, other] = [await aUser(), await aUser()];
    expect(
      await changeCard(one, { id: randomUUID(), cardId: randomUUID(), kind: "reset", ageMs: 0 }, MORNING),
    ).toMatchObject({ kind: "not-found" });
    await act(one, "a", "suspend", MORNING);
    expect(await undo(other, later(1))).toMatchObject({ kind: "nothing" });
    expect(await stateOf(one, "a")).toMatchObject({ suspended: true });
    expect(await stateOf(other, "a")).toMatchObject({ suspended: false });
  });

  it("make a grade stale that was shown before them", async () => {
    const user = await aUser();
    await act(user, "a", "suspend", MORNING);
    const review = reviewOf(await cardId("a"), later(1));
    expect(await gradeCard(user, review, later(1))).toMatchObject({ kind: "stale", standing: { available: false } });
  });

  it("mark practice in the ledger, and leave the schedule untouched", async () => {
    const user = await aUser();
    await grade(user, "a", 4, MORNING);
    const before = await present(user, "a");
    const input = { id: randomUUID(), cardId: before.id, grade: 1 as const, durationMs: 3000, ageMs: 0 };
    for (let i = 0; i < 2; i++) await practiceCard(user, input, later(1));
    expect(await present(user, "a")).toEqual(before);
    const [entry, ...more] = await db().action.findMany({ where: { userId: user } });
    expect([entry?.kind, entry?.after, more]).toEqual(["practice", { grade: 1, durationMs: 3000 }, []]);
    expect(await undo(user, later(2))).toMatchObject({ kind: "undone", what: "practice" });
    expect(await db().action.findMany({ where: { userId: user, kind: "practice" } })).toHaveLength(1); // it stays
    expect(await undo(user, later(3))).toMatchObject({ kind: "undone", what: "grade" });
  });
});

describe("undo", () => {
  it("takes back a grade to the last digit; it counts nowhere, and the ledger keeps it", async () => {
    const user = await aUser();
    await grade(user, "a", 3, MORNING);
    const before = await present(user, "a");
    await grade(user, "a", 1, later(10));
    expect(await undo(user, later(11))).toEqual({ kind: "undone", what: "grade", cardIds: [before.id] });
    expect(await present(user, "a")).toEqual({ ...before, version: 3 });
    const settings = await settingsOf(user);
    expect((await loadAggregates(user, settings, later(13))).days).toMatchObject([{ reviews: 1, passed: 1 }]);
    await undo(user, later(12));
    expect((await loadToday(user, settings, later(13))).started).toEqual({ new: 0, reviews: 0 });
    expect((await loadAggregates(user, settings, later(13))).days).toEqual([]);
    expect(await db().review.count({ where: { userId: user } })).toBe(2);
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("goes back in order over all kinds, from another session too, until there is nothing left", async () => {
    const user = await aUser();
    const id = await cardId("a");
    await grade(user, "a", 4, MORNING);
    await writeNote(user, { id: randomUUID(), cardId: id, text: "First words.", ageMs: 0 }, later(1));
    await act(user, "b", "bury", later(2));
    await writeNote(user, { id: randomUUID(), cardId: id, text: "Other words.", ageMs: 0 }, later(3));
    await act(user, "a", "reset", later(4));
    expect(await undo(user, later(5))).toMatchObject({ what: "reset" });
    expect(await undo(user, later(6))).toMatchObject({ what: "note" });
    expect(await findNote(user, id)).toBe("First words.");
    expect(await undo(user, later(7))).toMatchObject({ what: "bury" });
    expect(await undo(user, later(8))).toMatchObject({ what: "note" });
    expect(await findNote(user, id)).toBe("");
    expect(await undo(user, later(9))).toMatchObject({ what: "grade" });
    expect(await undo(user, later(10))).toMatchObject({ kind: "nothing" });
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("is one undo however often it arrives, in parallel too", async () => {
    const user = await aUser();
    await grade(user, "a", 4, MORNING);
    await grade(user, "b", 4, later(1));
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => undo(user, later(2), id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await stateOf(user, "a")).toMatchObject({ state: "review" });
    expect(await stateOf(user, "b")).toMatchObject({ state: "new" });
  });

  it(`goes back ${UNDO_DEPTH} acts and no further`, async () => {
    const user = await aUser();
    for (let i = 0; i < UNDO_DEPTH + 2; i++) await act(user, "a", i % 2 === 0 ? "suspend" : "unsuspend", later(i));
    for (let i = 0; i < UNDO_DEPTH; i++) expect((await undo(user, later(100 + i))).kind).toBe("undone");
    expect((await undo(user, later(200))).kind).toBe("nothing");
  });

  it("in practice takes back the practice answer, and not the review from before that no page names", async () => {
    const user = await aUser();
    await grade(user, "a", 3, MORNING);
    await grade(user, "b", 3, later(1));
    const practiced = { id: randomUUID(), cardId: await cardId("c"), grade: 1 as const, durationMs: 3000, ageMs: 0 };
    await practiceCard(user, practiced, later(2));
    expect((await listPastActs(user)).undo[0]).toEqual({
      id: practiced.id,
      kind: "practice",
      question: "What is c?",
      cards: 1,
      grade: 1,
    });
    const input = { id: randomUUID(), ageMs: 0, only: practiced.id };
    expect(await undoLast(user, input, later(3))).toEqual({
      kind: "undone",
      what: "practice",
      cardIds: [practiced.cardId],
    });
    expect(await undoLast(user, { ...input, id: randomUUID() }, later(4))).toMatchObject({ kind: "nothing" });
    expect(await db().action.findMany({ where: { userId: user, kind: "undo" } })).toHaveLength(1);
    expect((await loadAggregates(user, await settingsOf(user), NEXT_MONTH)).days).toMatchObject([{ reviews: 2 }]);
  });

  it("never undoes under a grade that comes in at the same moment", async () => {
    const user = await aUser();
    await grade(user, "a", 3, MORNING);
    for (let round = 0; round < 10; round++) {
      const at = later(10 + round);
      await Promise.all([grade(user, "a", 3, at), undo(user, at), grade(user, "b", 4, at), undo(user, at)]);
    }
    expect((await verifyLedger(user)).differences).toEqual([]);
  });
});

/** Everything that undo and redo bring back: states, notes, and what counts. */
async function snapshot(user: string): Promise<string> {
  const [states, notes, { days }, histories] = await Promise.all([
    Promise.all(SLUGS.map((slug) => stateOf(user, slug))),
    Promise.all(SLUGS.map(async (slug) => findNote(user, await cardId(slug)))),
    settingsOf(user).then((settings) => loadAggregates(user, settings, NEXT_MONTH)),
    Promise.all(SLUGS.map(async (slug) => listCardHistory(user, await cardId(slug)))),
  ]);
  const practiced = histories.flat().filter(({ kind, undone }) => kind === "practice" && !undone).length;
  return JSON.stringify({ states, notes, days, practiced });
}

/** How many entries a ledger has. */
const entriesOf = async (user: string) =>
  (await db().action.count({ where: { userId: user } })) + (await db().review.count({ where: { userId: user } }));

describe("redo", () => {
  it("does a grade again exactly: it counts once, with the instant and the study day that it had", async () => {
    const user = await aUser();
    await grade(user, "a", 4, MORNING);
    const graded = await present(user, "a");
    const nextDay = later(24 * 60);
    await undo(user, nextDay);
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 4 }, () => redo(user, nextDay, id)));
    for (const answer of answers) expect(answer).toEqual({ kind: "redone", what: "grade", cardIds: [graded.id] });
    expect(await present(user, "a")).toEqual({ ...graded, version: 3 });
    expect((await loadAggregates(user, await settingsOf(user), NEXT_MONTH)).days).toMatchObject([
      { studyDay: "2026-11-22", reviews: 1 },
    ]);
    expect(await db().review.findMany({ where: { userId: user } })).toMatchObject([{ reviewedAt: MORNING }]);
    expect(await redo(user, nextDay)).toMatchObject({ kind: "nothing" });
    expect(await undo(user, nextDay)).toMatchObject({ kind: "undone", what: "grade" });
    expect((await loadAggregates(user, await settingsOf(user), NEXT_MONTH)).days).toEqual([]);
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("is over once something else was done, and does only the act that it is asked for", async () => {
    const user = await aUser();
    await grade(user, "a", 4, MORNING);
    await act(user, "b", "suspend", later(1));
    await undo(user, later(2));
    await undo(user, later(3));
    const [next, after] = (await listPastActs(user)).redo;
    expect([next?.kind, after?.kind]).toEqual(["grade", "suspend"]);
    const wrong = { id: randomUUID(), ageMs: 0, only: after?.id };
    expect(await redoLast(user, wrong, later(4))).toMatchObject({ kind: "nothing" });
    expect(await redo(user, later(5))).toMatchObject({ what: "grade" });
    await act(user, "c", "flag", later(6));
    expect(await redo(user, later(7))).toMatchObject({ kind: "nothing" });
    expect(await stateOf(user, "b")).toMatchObject({ suspended: false });
  });

  it("knows an act that was undone and redone as one that is done, however often it arrives again", async () => {
    const user = await aUser();
    const review = reviewOf(await cardId("a"), MORNING);
    await gradeCard(user, review, MORNING);
    await undo(user, later(1));
    await redo(user, later(2));
    expect(await gradeCard(user, review, later(3))).toMatchObject({ kind: "graded", standing: { version: 3 } });
    expect(await db().review.count({ where: { userId: user } })).toBe(1);
  });

  it("goes back and forth through all kinds of acts, and finds everything as it was, whatever the order", async () => {
    const slug = fc.constantFrom(...SLUGS);
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant("grade" as const), slug, grade: fc.constantFrom(...GRADES) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant("act" as const), slug, kind: fc.constantFrom(...CARD_ACTIONS) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant("many" as const),
          slugs: fc.subarray(SLUGS, { minLength: 1 }),
          kind: fc.constantFrom(...CARD_ACTIONS),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant("note" as const), slug, text: fc.constantFrom("", "One.", "Two.") }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("practice" as const), slug }) },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant("reschedule" as const), retention: fc.integer({ min: 80, max: 97 }) }),
      },
      { weight: 5, arbitrary: fc.record({ do: fc.constant("undo" as const) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant("redo" as const) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const user = await aUser();
        const undos: string[] = [];
        const redos: string[] = [];
        let at = MORNING;
        let shown = await snapshot(user);
        for (const one of steps) {
          at = new Date(at.getTime() + 600_000);
          if (one.do === "undo" || one.do === "redo") {
            const [from, to] = one.do === "undo" ? [undos, redos] : [redos, undos];
            const wanted = from.pop();
            const answer = await (one.do === "undo" ? undo : redo)(user, at);
            expect(answer.kind).toBe(wanted === undefined ? "nothing" : { undo: "undone", redo: "redone" }[one.do]);
            if (wanted === undefined) continue;
            to.push(shown);
            shown = await snapshot(user);
            expect(shown).toBe(wanted);
            continue;
          }
          const before = await entriesOf(user);
          const input = { id: randomUUID(), ageMs: 0 };
          if (one.do === "grade") await grade(user, one.slug, one.grade, at);
          else if (one.do === "act") await act(user, one.slug, one.kind, at);
          else if (one.do === "many") {
            await changeCards(
              user,
              { ...input, kind: one.kind, cardIds: await Promise.all(one.slugs.map(cardId)) },
              at,
            );
          } else if (one.do === "note") {
            await writeNote(user, { ...input, cardId: await cardId(one.slug), text: one.text }, at);
          } else if (one.do === "practice") {
            await practiceCard(user, { ...input, cardId: await cardId(one.slug), grade: 3, durationMs: 1 }, at);
          } else {
            await saveSettings(user, { desiredRetention: one.retention / 100 });
            await rescheduleCards(user, input, at);
          }
          if ((await entriesOf(user)) === before) continue; // what changes nothing is no act
          undos.push(shown);
          redos.length = 0;
          shown = await snapshot(user);
        }
        expect((await verifyLedger(user)).differences).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("rescheduling", () => {
  it("shows what it would move, moves it as one act, once, and is taken back as one", async () => {
    const user = await aUser();
    for (const deck of ["first", "second"]) await startStudying(user, deck);
    for (const slug of SLUGS) await grade(user, slug, 4, MORNING);
    await saveSettings(user, { desiredRetention: 0.97 });
    const before = await Promise.all(SLUGS.map((slug) => stateOf(user, slug)));
    const preview = await previewReschedule(user, later(10));
    expect(preview).toMatchObject({
      moved: 4,
      before: { today: 0, month: 4 },
      after: { today: 0, week: 4, month: 4 },
    });
    expect(await Promise.all(SLUGS.map((slug) => stateOf(user, slug)))).toEqual(before);
    const input = { id: randomUUID(), ageMs: 0 };
    expect(await rescheduleCards(user, input, later(11))).toEqual({ kind: "done", moved: 4 });
    expect(await rescheduleCards(user, input, later(12))).toEqual({ kind: "done", moved: 4 });
    expect(await previewReschedule(user, later(12))).toMatchObject({ moved: 0, before: preview?.after });
    expect((await verifyLedger(user)).differences).toEqual([]);
    expect(await undo(user, later(13))).toMatchObject({
      what: "reschedule",
      cardIds: expect.arrayContaining([await cardId("a")]),
    });
    expect(await Promise.all(SLUGS.map((slug) => stateOf(user, slug)))).toEqual(before);
    expect(await undo(user, later(14))).toMatchObject({ what: "grade" });
    expect((await verifyLedger(user)).differences).toEqual([]);
  });
});

describe("rescheduling spread over days", () => {
  it("had put a whole backlog on one day: it is spread as the preview says, once, and taken back as one", async () => {
    const user = await aUser();
    for (const deck of ["first", "second"]) await startStudying(user, deck);
    for (const slug of SLUGS) await grade(user, slug, 4, MORNING);
    const month = later(60 * 24 * 30);
    const before = await Promise.all(SLUGS.map((slug) => stateOf(user, slug)));
    expect(await previewReschedule(user, month)).toMatchObject({ moved: 0, after: { today: 4 } });
    const preview = await previewReschedule(user, month, 2);
    expect(preview).toMatchObject({ moved: 2, before: { today: 4, week: 4 }, after: { today: 2, week: 4 } });
    const input = { id: randomUUID(), ageMs: 0, spreadDays: 2 };
    for (let i = 0; i < 2; i++) expect(await rescheduleCards(user, input, month)).toEqual({ kind: "done", moved: 2 });
    const days = await Promise.all(SLUGS.map((slug) => stateOf(user, slug)));
    const tomorrow = days.filter((state) => state.state === "review" && state.dueDay === "2026-12-23");
    expect(tomorrow).toHaveLength(2);
    expect((await verifyLedger(user)).differences).toEqual([]);
    expect(await undo(user, month)).toMatchObject({ what: "reschedule" });
    expect(await Promise.all(SLUGS.map((slug) => stateOf(user, slug)))).toEqual(before);
    expect((await verifyLedger(user)).differences).toEqual([]);
  });
});

describe("the ledger", () => {
  it("is verified by settings that were kept before some of them were there", async () => {
    const user = await aUser();
    await saveSettings(user, { learningStepsMinutes: [5] });
    await grade(user, "a", 3, MORNING);
    const url = database.url();
    const old = `settings - 'newOrder' - 'longestAnswerSeconds'`;
    await query(url, `ALTER TABLE settings_versions DISABLE TRIGGER settings_versions_append_only`);
    await query(url, `UPDATE settings_versions SET settings = ${old} WHERE user_id = $1`, [user]);
    await query(url, `ALTER TABLE settings_versions ENABLE TRIGGER settings_versions_append_only`);
    expect(await verifyLedger(user)).toEqual({ cards: 1, entries: 1, differences: [] });
  });

  it("keeps every setting under the name that it has in the code", async () => {
    const user = await aUser();
    await saveSettings(user, { newOrder: "last", longestAnswerSeconds: 90, learningStepsMinutes: [1, 1440] });
    const [kept] = await db().settingsVersion.findMany({ where: { userId: user }, orderBy: { version: "desc" } });
    expect(kept?.settings).toEqual(await settingsOf(user));
  });

  it("comes to every stored state, whatever was done in whatever order", async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant("grade" as const),
          slug: fc.constantFrom(...SLUGS),
          grade: fc.constantFrom(...GRADES),
          hours: fc.integer({ min: 0, max: 24 * 40 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant("act" as const),
          slug: fc.constantFrom(...SLUGS),
          kind: fc.constantFrom(...CARD_ACTIONS),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant("many" as const),
          slugs: fc.subarray(SLUGS, { minLength: 1 }),
          kind: fc.constantFrom(...CARD_ACTIONS),
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("redo" as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant("settings" as const),
          retention: fc.integer({ min: 70, max: 99 }),
          weights: fc.boolean(),
          zone: fc.constantFrom("Asia/Kathmandu", "Pacific/Chatham", "America/Los_Angeles", "UTC"),
          threshold: fc.integer({ min: 1, max: 3 }),
          steps: fc.constantFrom<number[]>([1, 10], [10, 1440, 4320], []),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const user = await aUser();
        let at = MORNING;
        let version = 0;
        for (const one of steps) {
          at = new Date(at.getTime() + 60_000);
          if (one.do === "grade") {
            at = new Date(at.getTime() + one.hours * 3_600_000);
            expect((await grade(user, one.slug, one.grade, at)).kind).toBe("graded");
          } else if (one.do === "act") await act(user, one.slug, one.kind, at);
          else if (one.do === "many") {
            const cardIds = await Promise.all(one.slugs.map(cardId));
            const answer = await changeCards(user, { id: randomUUID(), ageMs: 0, kind: one.kind, cardIds }, at);
            expect(answer.kind).toBe("done");
          } else if (one.do === "undo") await undo(user, at);
          else if (one.do === "redo") await redo(user, at);
          else {
            const weights = one.weights
              ? weightsOf({ weights: [] }).map((weight, i) => (i < 4 ? weight * 1.1 : weight))
              : [];
            await saveSettings(user, {
              desiredRetention: one.retention / 100,
              timeZone: one.zone,
              learningStepsMinutes: one.steps,
              leechThreshold: one.threshold,
              leechAction: "suspend",
              weights,
              weightsVersion: ++version,
            });
          }
        }
        expect((await verifyLedger(user)).differences).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it("names every difference: a state that was changed past it, and one that is gone", async () => {
    const user = await aUser();
    await grade(user, "a", 4, MORNING);
    await grade(user, "b", 4, MORNING);
    await db().cardState.updateMany({ where: { userId: user, cardId: await cardId("a") }, data: { stability: 99 } });
    await db().cardState.deleteMany({ where: { userId: user, cardId: await cardId("b") } });
    const { differences, cards, entries } = await verifyLedger(user);
    expect([cards, entries]).toEqual([2, 2]);
    expect(differences).toHaveLength(2);
    expect(differences.join("\n")).toMatch(/stored is .*"stability":99.*, the ledger comes to/);
    expect(differences.join("\n")).toMatch(/the ledger has entries, but no state is stored/);
  });

  it("ends two hundred parallel grades of one card by two clients in a ledger that replays to the stored state", async () => {
    const user = await aUser();
    const client = async (n: number) => {
      let written = 0;
      for (let i = 0; i < 100; i++) {
        const answer = await grade(user, "a", GRADES[(i + n) % 4] ?? 3, later(i));
        if (answer.kind === "graded") written++;
      }
      return written;
    };
    const counts = await Promise.all([client(0), client(1)]);
    expect(counts[0] + counts[1]).toBe(await db().review.count({ where: { userId: user } }));
    expect((await verifyLedger(user)).differences).toEqual([]);
  });

  it("is append-only, its actions and the settings' history too", async () => {
    const user = await aUser();
    await act(user, "a", "suspend", MORNING);
    for (const table of ["actions", "settings_versions"]) {
      await expect(db().$executeRawUnsafe(`delete from ${table} where user_id = '${user}'`)).rejects.toThrow();
    }
    await expect(db().$executeRawUnsafe(`update actions set kind = 'bury'`)).rejects.toThrow(/append-only/);
    expect(database.url()).toContain("test_");
    await db().user.delete({ where: { id: user } }); // with the account, all of it goes
    expect(await db().action.count({ where: { userId: user } })).toBe(0);
  });
});
