import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  actOf,
  bindingsOf,
  DEFAULT_BINDINGS,
  isPossible,
  KEYS,
  keyOf,
  type Situation,
  SLOTS,
  shownKey,
} from "@/components/review/keys";

const question: Situation = { shows: "question", points: 6, practice: false, leech: false, redo: true };
const answer: Situation = { ...question, shows: "answer" };
const end: Situation = { shows: "nothing", points: 0, practice: false, leech: false, redo: false };

describe("the keys of a review", () => {
  it.each([
    [" ", "reveal"],
    ["Enter", "reveal"],
    ["z", "undo"],
    ["Z", "redo"],
    ["e", "note"],
    ["@", "suspend"],
    ["s", "suspend"],
    ["-", "bury"],
    ["i", "info"],
    ["?", "help"],
    ["Escape", "leave"],
  ])("%s at a question: %s", (key, act) => {
    expect(actOf(key, question)).toEqual({ act, index: 0 });
  });

  it("grades and ticks once the answer is shown, and not before", () => {
    for (const [index, key] of ["1", "2", "3", "4"].entries()) {
      expect(actOf(key, answer)).toEqual({ act: "grade", index });
      expect(actOf(key, question)).toBeNull();
    }
    for (const [index, key] of ["a", "b", "c", "d", "e", "f"].entries()) {
      expect(actOf(key, answer)).toEqual({ act: "tick", index });
    }
    expect(actOf("a", question)).toBeNull();
  });

  it("Space and Enter show the answer, and accept a grade once it is shown", () => {
    expect(actOf(" ", answer)?.act).toBe("accept");
    expect(actOf("Enter", answer)?.act).toBe("accept");
    expect(actOf(" ", end)).toBeNull();
  });

  it("e opens the note where it ticks no point, and what is shown for the note always does", () => {
    expect(actOf("e", { ...answer, points: 4 })?.act).toBe("note");
    fc.assert(
      fc.property(
        fc.constantFrom("question", "answer") as fc.Arbitrary<"question" | "answer">,
        fc.nat(8),
        (shows, points) => {
          const situation: Situation = { ...question, shows, points };
          expect(actOf(shownKey("note", situation), situation)?.act).toBe("note");
        },
      ),
    );
  });

  it("shows for every act a key that does it, or a range of such keys", () => {
    const shown = KEYS.map(({ act }) => shownKey(act, question));
    expect(shown).toEqual(["Space", "Space", "1 – 4", "a – f", "z", "Z", "e", "-", "@", "l", "i", "?", "Esc"]);
  });

  it("leaves a practice's dates, and an ended session's cards, alone", () => {
    expect(actOf("-", { ...answer, practice: true })).toBeNull();
    expect(actOf("s", { ...answer, practice: true })).toBeNull();
    expect(KEYS.filter(({ act }) => isPossible(act, end)).map(({ act }) => act)).toEqual(["undo", "help", "leave"]);
  });

  it("only a leech can be taken off the list of leeches", () => {
    expect(actOf("l", answer)).toBeNull();
    expect(actOf("l", { ...answer, leech: true })?.act).toBe("unleech");
  });
});

describe("a learner's own keys", () => {
  const own = bindingsOf({ undo: ["u"], "grade-1": ["j"], "grade-2": ["k"], leave: ["q"], "not-there": ["x"] });

  it("take the place of those that an act comes with; the others stay, and Esc always leaves", () => {
    expect(actOf("u", question, own)?.act).toBe("undo");
    expect(actOf("z", question, own)).toBeNull();
    expect(actOf("j", answer, own)).toEqual({ act: "grade", index: 0 });
    expect(actOf("1", answer, own)).toBeNull();
    expect(actOf("3", answer, own)).toEqual({ act: "grade", index: 2 });
    expect(actOf("Escape", answer, own)?.act).toBe("leave");
    expect(actOf("q", answer, own)).toBeNull();
    expect(actOf("x", answer, own)).toBeNull();
  });

  it("are shown wherever keys are shown", () => {
    expect(shownKey("undo", question, own)).toBe("u");
    expect(shownKey("grade", answer, own)).toBe("j k 3 4");
    expect(keyOf("grade", 0, own)).toBe("j");
    expect(shownKey("undo", question, bindingsOf({ undo: [] }))).toBe("");
  });

  it("have an id for each act that nothing else has", () => {
    expect(new Set(SLOTS.map(({ id }) => id)).size).toBe(SLOTS.length);
    expect(Object.keys(DEFAULT_BINDINGS)).toEqual(SLOTS.map(({ id }) => id));
  });
});
