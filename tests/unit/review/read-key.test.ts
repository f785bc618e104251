import { describe, expect, it } from "vitest";
import { actOf, DEFAULT_BINDINGS, type Situation } from "@/components/review/keys";
import { readKey } from "@/components/review/read-key";

const answer: Situation = { shows: "answer", points: 4, practice: false, leech: false, redo: false };
const bound = new Set(Object.values(DEFAULT_BINDINGS).flat());
const read = (key: string, code: string, held: { shift?: boolean; altGraph?: boolean } = {}) =>
  readKey({ key, code, shiftKey: held.shift ?? false, altGraph: held.altGraph ?? false }, bound);

/** The keys of the digits 1 to 4 and of the letters z, e, s and i, as layouts write them. */
const LAYOUTS: Record<string, { digits: string[]; letters: Record<string, string> }> = {
  AZERTY: { digits: ["&", "é", '"', "'"], letters: { KeyZ: "z", KeyE: "e", KeyS: "s" } },
  Czech: { digits: ["+", "ě", "š", "č"], letters: { KeyZ: "z", KeyE: "e", KeyS: "s" } },
  Lithuanian: { digits: ["ą", "č", "ę", "ė"], letters: { KeyZ: "z", KeyE: "e", KeyS: "s" } },
  Persian: { digits: ["۱", "۲", "۳", "۴"], letters: { KeyZ: "ظ", KeyE: "ث", KeyS: "س", KeyI: "ه" } },
  Arabic: { digits: ["١", "٢", "٣", "٤"], letters: { KeyZ: "ئ", KeyE: "ث", KeyS: "س", KeyI: "ه", KeyB: "لا" } },
  Hindi: { digits: ["१", "२", "३", "४"], letters: { KeyZ: "ॆ", KeyE: "ा", KeyS: "े", KeyI: "ग" } },
  Russian: { digits: ["1", "2", "3", "4"], letters: { KeyZ: "я", KeyE: "у", KeyS: "ы", KeyI: "ш" } },
  Greek: { digits: ["1", "2", "3", "4"], letters: { KeyZ: "ζ", KeyE: "ε", KeyS: "σ", KeyI: "ι" } },
  Hebrew: { digits: ["1", "2", "3", "4"], letters: { KeyZ: "ז", KeyE: "ק", KeyS: "ד", KeyI: "ן" } },
  Thai: { digits: ["ๅ", "/"], letters: { KeyZ: "ผ", KeyE: "ำ", KeyS: "ห", KeyI: "ร" } },
};

describe("the keys of other layouts than English did nothing", () => {
  for (const [name, { digits, letters }] of Object.entries(LAYOUTS)) {
    it(`${name}: the keys of the digits grade`, () => {
      for (const [i, key] of digits.entries()) {
        expect(actOf(read(key, `Digit${i + 1}`), answer)).toEqual({ act: "grade", index: i });
      }
    });
    it(`${name}: the keys of the letters are those of their places`, () => {
      for (const [code, key] of Object.entries(letters)) expect(read(key, code)).toBe(code.slice(3).toLowerCase());
    });
  }

  it("the numbers' own block grades, in any script", () => {
    expect(read("2", "Numpad2")).toBe("2");
    expect(read("۲", "Numpad2")).toBe("2");
  });

  it("capital letters of other scripts are those of their places too", () => {
    expect(read("Я", "KeyZ", { shift: true })).toBe("Z");
    expect(read("؟", "Slash", { shift: true })).toBe("?");
  });
});

describe("a key that is meant as it stands", () => {
  it.each([
    ["q", "KeyA", "q", "AZERTY's q is not the a of its place"],
    ["a", "KeyQ", "a", "and its a is a"],
    ["z", "KeyY", "z", "German z"],
    [";", "KeyZ", ";", "Dvorak's ; takes nothing back"],
    [".", "KeyE", ".", "and its . ticks nothing"],
    ["-", "Digit6", "-", "AZERTY's - buries"],
    ["ArrowDown", "Numpad2", "ArrowDown", "the numbers' block without NumLock scrolls"],
    ["Z", "KeyZ", "z", "caps lock alone changes nothing"],
  ])("%s of %s is %s: %s", (key, code, meant) => {
    expect(read(key, code)).toBe(meant);
  });

  it("is left alone with Shift or AltGr: ! grades nothing, Polish ż takes nothing back, AltGr's @ is @", () => {
    expect(read("!", "Digit1", { shift: true })).toBe("!");
    expect(read("ż", "KeyZ", { altGraph: true })).toBe("ż");
    expect(read("@", "KeyQ", { altGraph: true })).toBe("@");
  });

  it("is the learner's own key where they chose it, whatever its place", () => {
    const own = new Set([...bound, "я"]);
    expect(readKey({ key: "я", code: "KeyZ", shiftKey: false, altGraph: false }, own)).toBe("я");
  });
});
