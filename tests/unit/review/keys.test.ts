import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actOf, isPossible, KEYS, type Situation, shownKey } from "@/components/review/keys";

const question: Situation = { shows: "question", points: 6, practice: false, redo: true };
const answer: Situation = { ...question, shows: "answer" };
const end: Situation = { shows: "nothing", points: 0, practice: false };

describe("the keys of a review", () => {
  it.each([
    [" ", "reveal", 0],
    ["Enter", "reveal", 1],
    ["z", "undo", 0],
    ["Z", "redo", 0],
    ["e", "note", 0],
    ["@", "suspend", 0],
    ["s", "suspend", 1],
    ["-", "bury", 0],
    ["i", "info", 0],
    ["?", "help", 0],
    ["Escape", "leave", 0],
  ])("%s at a question: %s", (key, act, index) => {
    expect(actOf(key, question)).toEqual({ act, index });
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

  it("Space and Enter never grade", () => {
    expect(actOf(" ", answer)).toBeNull();
    expect(actOf("Enter", answer)).toBeNull();
  });

  it("e opens the note where it ticks no point, and what is shown for the note always does", () => {
    expect(actOf("e", { ...answer, points: 4 })?.act).toBe("note");
    fc.assert(
      fc.property(
        fc.constantFrom("question", "answer") as fc.Arbitrary<"question" | "answer">,
        fc.nat(8),
        (shows, points) => {
          const situation: Situation = { shows, points, practice: false };
          expect(actOf(shownKey("note", situation), situation)?.act).toBe("note");
        },
      ),
    );
  });

  it("shows for every act a key that does it, or a range of such keys", () => {
    for (const { act, keys, shown } of KEYS) {
      if (act === "grade" || act === "tick") expect(shown).toBe(`${keys[0]} – ${keys.at(-1)}`);
      else expect(keys.map((key) => ({ " ": "Space", Escape: "Esc" })[key] ?? key)).toContain(shown);
    }
  });

  it("leaves a practice's dates, and an ended session's cards, alone", () => {
    expect(actOf("-", { ...answer, practice: true })).toBeNull();
    expect(actOf("s", { ...answer, practice: true })).toBeNull();
    expect(KEYS.filter(({ act }) => isPossible(act, end)).map(({ act }) => act)).toEqual(["undo", "help", "leave"]);
  });
});
