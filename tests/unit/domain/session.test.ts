import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grade } from "@/lib/domain/grade";
import { type Left, progressOf } from "@/lib/domain/progress";
import {
  cardsInPlay,
  nextStepAt,
  type Session,
  type SessionCard,
  type SessionEvent,
  sessionReducer,
  startSession,
} from "@/lib/domain/session";
import type { Standing } from "@/lib/domain/standing";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const MINUTE = 60_000;
const BUTTONS = { 1: "1m", 2: "6m", 3: "10m", 4: "8d" };

const standing = (version = 0, dueInMinutes: number | null = null): Standing => ({
  version,
  state: dueInMinutes === null ? "review" : "learning",
  dueAt: dueInMinutes === null ? null : new Date(NOON + dueInMinutes * MINUTE).toISOString(),
  buttons: BUTTONS,
  days: { 1: 0, 2: 0, 3: 0, 4: 8 },
  available: true,
  due: true,
});
const card = (cardId: string): SessionCard => ({ cardId, name: `What is ${cardId}?`, standing: standing() });
const NONE: Left = { new: 0, learning: 0, review: 0 };
const start = (...ids: string[]) => startSession(ids.map(card), NOON);
const run = (session: Session<SessionCard>, ...events: SessionEvent<SessionCard>[]) =>
  events.reduce(sessionReducer, session);
const graded = (reviewId: string, grade: Grade = 3, now = NOON): SessionEvent<SessionCard>[] => [
  { type: "reveal" },
  gradeOf(reviewId, grade, now),
];
const gradeOf = (reviewId: string, grade: Grade = 3, now = NOON): SessionEvent<SessionCard> => ({
  type: "grade",
  reviewId,
  grade,
  durationMs: 5000,
  points: null,
  comesAgain: false,
  now,
});

describe("a review session", () => {
  it("moves on at once, before the server has answered", () => {
    const session = run(start("a", "b"), ...graded("1"));
    expect(session.current?.cardId).toBe("b");
    expect(session.revealed).toBe(false);
    expect(session.done).toEqual([]);
  });

  it("takes no grade for an answer that was not shown", () => {
    const session = run(start("a", "b"), gradeOf("1"));
    expect(session.current?.cardId).toBe("a");
    expect(session.sent).toEqual({});
  });

  it("counts a review once the server has written it", () => {
    const session = run(
      start("a", "b", "c"),
      ...graded("1"),
      ...graded("2", 1),
      { type: "written", reviewId: "1", standing: standing(1), now: NOON },
      { type: "written", reviewId: "2", standing: standing(1, 60), now: NOON },
    );
    expect(session.done).toMatchObject([{ grade: 3 }, { grade: 1 }]);
  });

  it("shows a step again when its minute has come, before the rest of the queue", () => {
    const waiting = run(start("a", "b", "c"), ...graded("1", 1), {
      type: "written",
      reviewId: "1",
      standing: standing(1, 1),
      now: NOON,
    });
    expect(waiting.current?.cardId).toBe("b");
    const later = run(waiting, ...graded("2", 3, NOON + 2 * MINUTE));
    expect(later.current?.cardId).toBe("a");
    expect(later.current?.standing.version).toBe(1);
  });

  it("shows a step early when nothing else is left, and waits for one that is far away", () => {
    const soon = run(start("a"), ...graded("1"), {
      type: "written",
      reviewId: "1",
      standing: standing(1, 10),
      now: NOON,
    });
    expect(soon.current?.cardId).toBe("a");
    const far = run(start("a"), ...graded("1"), {
      type: "written",
      reviewId: "1",
      standing: standing(1, 60),
      now: NOON,
    });
    expect(far.current).toBeNull();
    expect(nextStepAt(far)).toBe(NOON + 60 * MINUTE);
    expect(run(far, { type: "tick", now: NOON + 60 * MINUTE }).current?.cardId).toBe("a");
  });

  it("brings a refused card back next, as the server says it stands, with a word of why", () => {
    const refused = run(start("a", "b", "c"), ...graded("1"), {
      type: "refused",
      reviewId: "1",
      why: "It has changed.",
      standing: standing(7),
      now: NOON,
    });
    expect(refused.current?.cardId).toBe("b");
    expect(refused.notice).toBe("“What is a?”: It has changed.");
    const next = run(refused, ...graded("2"));
    expect(next.current).toEqual({ ...card("a"), standing: standing(7) });
  });

  it("does not bring back a card that is gone", () => {
    const session = run(start("a", "b"), ...graded("1"), { type: "gone", reviewId: "1", why: "Gone.", now: NOON });
    expect(cardsInPlay(session)).toEqual(["b"]);
  });

  it("ignores an answer that comes twice", () => {
    const written: SessionEvent<SessionCard> = { type: "written", reviewId: "1", standing: standing(1), now: NOON };
    const once = run(start("a", "b"), ...graded("1"), written);
    expect(run(once, written)).toBe(once);
  });

  it("adds no card that it already holds", () => {
    const session = run(start("a", "b"), { type: "more", cards: [card("b"), card("c")], now: NOON });
    expect(cardsInPlay(session)).toEqual(["a", "b", "c"]);
  });

  it("takes out cards whose grades are still to be saved, and takes them back from the queue", () => {
    const held = run(start("a", "b", "c"), { type: "hold", cardIds: ["a", "c", "z"], now: NOON });
    expect(held.current?.cardId).toBe("b");
    expect(cardsInPlay(held)).toEqual(["b"]);
    const renewed = run(held, { type: "more", cards: [card("c")], now: NOON });
    expect(cardsInPlay(renewed)).toEqual(["b", "c"]);
    expect(run(start("a"), { type: "hold", cardIds: ["a"], now: NOON }).current).toBeNull();
  });

  it("neither loses nor doubles a card, whatever happens in whatever order", () => {
    const action = fc.record({
      kind: fc.constantFrom("grade", "written", "stepped", "refused", "tick", "more"),
      minutes: fc.integer({ min: 0, max: 90 }),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let session = start("a", "b", "c", "d");
        let now = NOON;
        const finished = new Set<string>();
        actions.forEach(({ kind, minutes, pick }, i) => {
          now += minutes * MINUTE;
          const ids = Object.keys(session.sent);
          const reviewId = ids[pick % Math.max(1, ids.length)] ?? "none";
          const sent = session.sent[reviewId]?.card.cardId;
          if (kind === "grade") session = run(session, ...graded(`review ${i}`, 3, now));
          if (kind === "written") {
            if (sent) finished.add(sent);
            session = run(session, { type: "written", reviewId, standing: standing(1), now });
          }
          if (kind === "stepped")
            session = run(session, {
              type: "written",
              reviewId,
              standing: { ...standing(1, 5), dueAt: new Date(now + 5 * MINUTE).toISOString() },
              now,
            });
          if (kind === "refused")
            session = run(session, { type: "refused", reviewId, why: "No.", standing: null, now });
          if (kind === "tick") session = run(session, { type: "tick", now });
          if (kind === "more")
            session = run(session, {
              type: "more",
              cards: [card("a"), card("e")].filter(({ cardId }) => !finished.has(cardId)),
              now,
            });
          const held = cardsInPlay(session);
          expect(new Set(held).size).toBe(held.length);
          for (const id of ["a", "b", "c", "d"]) expect(held.includes(id) !== finished.has(id)).toBe(true);
          if (session.ahead.length > 0) expect(session.current).not.toBeNull();
        });
      }),
    );
  });

  it("takes the last grade back: the card is shown again, once, and the grade no longer counts", () => {
    const shown = run(start("a", "b", "c"), ...graded("1"), {
      type: "written",
      reviewId: "1",
      standing: standing(1, 10),
      now: NOON,
    });
    expect([shown.done.length, shown.steps.length, shown.current?.cardId]).toEqual([1, 1, "b"]);
    const back = run(shown, { type: "undone", what: "grade", card: card("a"), now: NOON });
    expect([back.done.length, back.steps.length, back.current?.cardId, back.revealed]).toEqual([0, 0, "a", false]);
    expect(back.ahead.map(({ cardId }) => cardId)).toEqual(["b", "c"]);
    expect(back.notice).toBe("Grade undone.");
  });

  it("sets a card aside, and says so where a leech was suspended or a card set aside elsewhere", () => {
    expect(run(start("a", "b"), { type: "set-aside", now: NOON }).current?.cardId).toBe("b");
    const away = { ...standing(1), available: false };
    const leech = run(start("a"), ...graded("1", 1), { type: "written", reviewId: "1", standing: away, now: NOON });
    expect([leech.steps, leech.current, leech.notice]).toEqual([[], null, expect.stringContaining("leech")]);
    const stale = run(start("a"), ...graded("1"), {
      type: "refused",
      reviewId: "1",
      why: "It was suspended elsewhere.",
      standing: away,
      now: NOON,
    });
    expect([stale.current, stale.notice]).toEqual([null, "“What is a?”: It was suspended elsewhere."]);
  });

  it("counts a grade as done when it is given, and its card as left where a step follows", () => {
    const given = run(start("a", "b", "c"), { type: "reveal" }, { ...gradeOf("1", 1), comesAgain: true } as never);
    const unloaded = { new: 3, learning: 0, review: 1 };
    const left = { new: 3, learning: 1, review: 3 };
    expect(progressOf(given, unloaded)).toEqual({ done: 1, left, total: 7 });
    const done = run(given, { type: "written", reviewId: "1", standing: standing(1, 60), now: NOON });
    expect(progressOf(done, unloaded)).toEqual({ done: 1, left, total: 7 });
    const refused = run(start("a", "b"), ...graded("1"), {
      type: "refused",
      reviewId: "1",
      why: "",
      standing: null,
      now: NOON,
    });
    expect(progressOf(refused, NONE)).toMatchObject({ done: 0, total: 2 });
  });

  it("does not show a refused card again that is not due any more: no second grade is taken on one day", () => {
    const reviewed = { ...standing(1), due: false };
    const refused: SessionEvent<SessionCard> = {
      type: "refused",
      reviewId: "1",
      why: "Changed elsewhere. It is not due today.",
      standing: reviewed,
      now: NOON,
    };
    const session = run(start("a", "b"), ...graded("1"), refused);
    expect(cardsInPlay(session)).toEqual(["b"]);
    expect(session.notice).toBe("“What is a?”: Changed elsewhere. It is not due today.");
    const two = run(session, ...graded("2"), { ...refused, reviewId: "2" });
    expect(two.notice).toContain("“What is b?”");
  });

  it("names every card that was refused, not the last alone", () => {
    const refuse = (reviewId: string): SessionEvent<SessionCard> => ({
      type: "refused",
      reviewId,
      why: "Changed.",
      standing: { ...standing(1), due: false },
      now: NOON,
    });
    const session = run(start("a", "b", "c"), ...graded("1"), ...graded("2"), refuse("1"), refuse("2"));
    expect(session.notice).toBe("2 grades were not counted: “What is a?”, “What is b?”.");
  });

  it("does again what was undone: the card leaves, and the grade counts with all that it was", () => {
    const written: SessionEvent<SessionCard> = { type: "written", reviewId: "1", standing: standing(1, 10), now: NOON };
    const done = run(start("a", "b"), ...graded("1"), written);
    const back = run(done, { type: "undone", what: "grade", card: { ...card("a"), standing: standing(2) }, now: NOON });
    const again = { ...card("a"), standing: standing(3, 10) };
    const redone = run(back, { type: "redone", what: "grade", card: again, now: NOON });
    expect([redone.current?.cardId, redone.steps, redone.done]).toEqual(["b", [again], done.done]);
    expect(redone.notice).toBe("Grade redone.");
    expect(progressOf(redone, NONE)).toEqual(progressOf(done, NONE));
    const away = { ...card("a"), standing: { ...standing(3), available: false } };
    const suspended = run(start("a", "b"), { type: "redone", what: "suspend", card: away, now: NOON });
    expect(cardsInPlay(suspended)).toEqual(["b"]);
  });

  it("counts a grade from before this page as undone, and done again", () => {
    const session = startSession([card("b")], NOON, 5);
    const back = run(session, { type: "undone", what: "grade", card: card("a"), now: NOON });
    expect(progressOf(back, NONE)).toMatchObject({ done: 4, total: 2 });
    const away = { ...card("a"), standing: { ...standing(1), due: false } };
    const redone = run(back, { type: "redone", what: "grade", card: away, now: NOON });
    expect(progressOf(redone, NONE)).toMatchObject({ done: 5, total: 1 });
  });

  it("shows counts that add up, and that only the card that was graded changes", () => {
    const kinds = fc.constantFrom("new", "learning", "review") as fc.Arbitrary<keyof Left>;
    const unloaded = fc.record({ new: fc.nat(9), learning: fc.nat(9), review: fc.nat(9) });
    const event = fc.record({
      kind: fc.constantFrom("grade", "settle", "tick", "load"),
      again: fc.boolean(),
      minutes: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(
        fc.array(kinds, { minLength: 1, maxLength: 8 }),
        unloaded,
        fc.array(event, { maxLength: 60 }),
        (first, queue, events) => {
          const of = (kind: keyof Left, cardId: string): SessionCard => ({
            ...card(cardId),
            standing: { ...standing(), state: kind, dueAt: kind === "learning" ? new Date(NOON).toISOString() : null },
          });
          let rest = { ...queue };
          let now = NOON;
          let session = startSession(
            first.map((kind, i) => of(kind, `first ${i}`)),
            NOON,
          );
          events.forEach(({ kind, again, minutes }, i) => {
            now += minutes * MINUTE;
            const before = progressOf(session, rest);
            const asked = session.current;
            const expected = { ...before.left };
            if (kind === "grade") {
              session = run(session, { type: "reveal" }, { ...gradeOf(`${i}`, 3, now), comesAgain: again } as never);
              if (asked) expected[asked.standing.state as keyof Left]--;
              if (asked && again) expected.learning++;
            } else if (kind === "settle") {
              const [reviewId, sent] = Object.entries(session.sent)[0] ?? [];
              if (!reviewId) return;
              const next = sent?.comesAgain ? standing(1, (now - NOON) / MINUTE + 10) : { ...standing(1), due: false };
              session = run(session, { type: "written", reviewId, standing: next, now });
            } else if (kind === "tick") session = run(session, { type: "tick", now });
            else {
              const loaded = (["new", "learning", "review"] as const).flatMap((one) =>
                rest[one] > 0 ? [of(one, `${i} ${one}`)] : [],
              );
              for (const { standing } of loaded)
                rest = { ...rest, [standing.state]: rest[standing.state as keyof Left] - 1 };
              session = run(session, { type: "more", cards: loaded, now });
            }
            const { left, total, done } = progressOf(session, rest);
            expect(left).toEqual(expected);
            expect(done).toBe(before.done + (kind === "grade" && asked ? 1 : 0));
            expect(total).toBe(left.new + left.learning + left.review);
            const leaving = Object.values(session.sent).filter(({ comesAgain }) => !comesAgain).length;
            expect(total).toBe(cardsInPlay(session).length - leaving + rest.new + rest.learning + rest.review);
          });
        },
      ),
    );
  });
});
