import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignKey, chooseKey, resetKeys, takenBy, takenWords } from "@/components/review/choose-key";
import { actOf, bindingsOf, DEFAULT_BINDINGS, type Situation, SLOTS } from "@/components/review/keys";
import { type OwnKeys, ownKeysSchema } from "@/lib/domain/own-keys";

const slot = (id: string) => {
  const found = SLOTS.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};
const press = (key: string, held: { ctrl?: boolean; alt?: boolean; altGraph?: boolean; shift?: boolean } = {}) =>
  chooseKey(
    { key, ctrlKey: held.ctrl ?? false, metaKey: false, altKey: held.alt ?? false, altGraph: held.altGraph ?? false },
    held.shift ?? false,
  );
const answer: Situation = { shows: "answer", points: 6, practice: false, leech: true, redo: true };

describe("choosing a key", () => {
  it.each([
    ["j", "j"],
    ["J", "j"], // caps lock
    [" ", " "],
    ["Enter", "Enter"],
    ["я", "я"],
    ["لا", "لا"],
    ["ArrowRight", "ArrowRight"],
  ])("%s can be one", (key, chosen) => {
    expect(press(key)).toEqual({ kind: "key", key: chosen });
  });

  it.each(["Tab", "Escape", "ArrowDown", "PageUp", "Home", "F5", "ContextMenu", "Dead", "Process", "Unidentified"])(
    "%s is refused with a sentence",
    (key) => {
      expect(press(key)).toMatchObject({ kind: "refused", why: expect.stringMatching(/Choose .*\.$/) });
    },
  );

  it("what the browser does with Ctrl or Alt stays the browser's; AltGr's characters can be chosen", () => {
    expect(press("r", { ctrl: true })).toMatchObject({ kind: "refused" });
    expect(press("d", { alt: true })).toMatchObject({ kind: "refused" });
    expect(press("@", { ctrl: true, alt: true, altGraph: true })).toEqual({ kind: "key", key: "@" });
    expect(press("Shift")).toEqual({ kind: "waiting" });
    expect(press("Z", { shift: true })).toEqual({ kind: "key", key: "Z" });
  });
});

describe("what may be stored", () => {
  it.each([
    { undo: ["\u0000"] },
    { undo: ["\ud800"] },
    { "\u0000": ["z"] },
    { undo: [""] },
    { undo: ["z", "u", "j", "k"] },
  ])("%j may not", (own) => {
    expect(ownKeysSchema.safeParse(own).success).toBe(false);
  });
});

describe("two acts that would have the same key", () => {
  it("are named, unless they can never be done at the same moment", () => {
    const undo = takenBy("z", slot("note"), DEFAULT_BINDINGS);
    expect(undo?.id).toBe("undo");
    expect(takenWords("z", slot("undo"))).toBe(
      "z is already used for “Undo”. Choose another key, or reassign this one.",
    );
    expect(takenBy("j", slot("note"), DEFAULT_BINDINGS)).toBeNull();
    expect(takenBy("1", slot("reveal"), DEFAULT_BINDINGS)).toBeNull(); // one before the answer, the other after
  });

  it("a key that is taken over is taken from the other act, which keeps what else it has", () => {
    const own = assignKey({}, slot("undo"), "s");
    expect(own).toEqual({ undo: ["s"], suspend: ["@"] });
    expect(actOf("s", answer, bindingsOf(own))?.act).toBe("undo");
    expect(actOf("@", answer, bindingsOf(own))?.act).toBe("suspend");
  });

  it("a reset gives an act its keys again, but for those that another act has been given since", () => {
    const own = assignKey(assignKey({}, slot("undo"), "u"), slot("info"), "z");
    expect(resetKeys(own, slot("undo"))).toEqual({ info: ["z"], undo: [] });
    expect(resetKeys({ undo: ["u"] }, slot("undo"))).toEqual({});
  });

  it("whatever is chosen and reset in whatever order, a chosen key does its act and can be stored", () => {
    const step = fc.record({
      slot: fc.constantFrom(...SLOTS.filter(({ fixed }) => !fixed)),
      key: fc.constantFrom("z", "u", "j", "1", "a", " ", "Enter", "s", "@", "я"),
      reset: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let own: OwnKeys = {};
        for (const { slot: chosen, key, reset } of steps) {
          own = reset ? resetKeys(own, chosen) : assignKey(own, chosen, key);
          const shows = chosen.act === "reveal" ? "question" : "answer";
          const done = actOf(key, { ...answer, shows }, bindingsOf(own));
          if (!reset) expect(done).toEqual({ act: chosen.act, index: chosen.index });
        }
        expect(ownKeysSchema.safeParse(own).success).toBe(true);
      }),
    );
  });
});
