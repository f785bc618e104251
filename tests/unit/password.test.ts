import { hash } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { hashPassword, passwordMatches, passwordSchema } from "@/lib/password";
import { weakness } from "@/lib/password-strength";

const composed = "\u00fcbermorgen im Regen";
const decomposed = "u\u0308bermorgen im Regen";

describe("passwords", () => {
  it("are the same from a keyboard that composes ü and from one that does not", async () => {
    expect(await passwordMatches(decomposed, await hashPassword(composed))).toBe(true);
    expect(await passwordMatches(composed, await hashPassword(decomposed))).toBe(true);
    expect(await passwordMatches("ubermorgen im Regen", await hashPassword(composed))).toBe(false);
  });

  it("that were hashed as they were typed still work", async () => {
    expect(await passwordMatches(decomposed, await hash(decomposed))).toBe(true);
    expect(await passwordMatches(composed, await hash(composed))).toBe(true);
  });

  it.each([
    ["1234567", "Choose a password of at least 8 characters."],
    ["\uD83D\uDE00".repeat(7), "Choose a password of at least 8 characters."],
    ["x".repeat(257), "Choose a password of at most 256 characters."],
    ["x".repeat(256), undefined],
    ["\uD83D\uDE00".repeat(8), undefined],
  ])("%j: %s", (password, message) => {
    expect(passwordSchema.safeParse(password).error?.issues[0]?.message).toBe(message);
  });
});

describe("weakness", () => {
  const own = ["ada.lovelace@example.com"];
  it.each(["aaaaaaaaaa", "ada.lovelace@example.com", "lovelace ada", "password123", "qwertyuiop", "aB3$".repeat(64)])(
    "refuses %s with a sentence that helps",
    (password) => {
      expect(weakness(password, own)).toMatch(/Choose another one: three or four unrelated words/);
    },
  );

  it("refuses an e-mail that is long and random too", () => {
    const email = "0b6f4c1e-97d2-4a55-8c3e-5d1f7a2b9e60@example.com";
    expect(weakness(email.toUpperCase(), [email])).not.toBeNull();
    expect(weakness(`${email}1`, [email])).not.toBeNull();
  });

  it.each(["a few easy words", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa seven tall giraffes dance", "x9#Kq2!vLp"])(
    "takes %s",
    (password) => {
      expect(weakness(password, own)).toBeNull();
    },
  );

  it("is not held up by a long password: 256 characters took 1.2 s, and each doubling four times as long", () => {
    const begun = performance.now();
    weakness("aB3$".repeat(2500), own);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
