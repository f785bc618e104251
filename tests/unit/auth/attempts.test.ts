import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { beginAttempt as Begin } from "@/lib/auth/attempts";

let beginAttempt: typeof Begin;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T08:00:00Z") });
  vi.resetModules();
  ({ beginAttempt } = await import("@/lib/auth/attempts"));
});
afterEach(() => {
  vi.useRealTimers();
});

/** What so many wrong passwords in a row are answered with. */
async function guess(times: number, email: string, address: (n: number) => string) {
  const answers = [];
  for (let n = 0; n < times; n++) {
    const attempt = await beginAttempt(email, address(n));
    answers.push(typeof attempt === "string" ? attempt : "looked at");
  }
  return answers;
}
const signIn = async (email: string, address: string) => {
  const attempt = await beginAttempt(email, address);
  if (typeof attempt === "string") return attempt;
  await attempt.succeeded();
  return "signed in";
};

it("counts guesses at one account from sixty addresses as guesses at one account", async () => {
  const answers = await guess(300, "ada@example.com", (n) => `10.0.0.${n % 60}`);
  expect(answers.filter((answer) => answer === "looked at")).toHaveLength(100);
  expect(answers.at(-1)).toBe("guarded");
});

it("does not lock the owner out where they signed in before, however many guess", async () => {
  expect(await signIn("ada@example.com", "192.0.2.1")).toBe("signed in");
  await guess(300, "ada@example.com", (n) => `10.0.${n}.1`);
  expect(await signIn("ada@example.com", "198.51.100.7")).toBe("guarded");
  expect(await signIn("ada@example.com", "192.0.2.1")).toBe("signed in");
  vi.advanceTimersByTime(3_600_000);
  expect(await signIn("ada@example.com", "198.51.100.7")).toBe("signed in");
});

it("takes no right password for a guess: the eleventh sign-in is as good as the first", async () => {
  for (let n = 0; n < 300; n++) expect(await signIn("ada@example.com", "192.0.2.1")).toBe("signed in");
});

it("refuses the eleventh wrong password from one address, and takes the right one a quarter of an hour later", async () => {
  expect((await guess(11, "ada@example.com", () => "192.0.2.1")).at(-1)).toBe("too-many");
  expect(await signIn("bob@example.com", "192.0.2.1")).toBe("signed in");
  vi.advanceTimersByTime(900_000);
  expect(await signIn("ada@example.com", "192.0.2.1")).toBe("signed in");
});

it("counts all addresses of one IPv6 connection as one", async () => {
  const answers = await guess(20, "ada@example.com", (n) => `2001:db8:1:2::${n.toString(16)}`);
  expect(answers.filter((answer) => answer === "looked at")).toHaveLength(10);
});

it("counts nothing at any account that comes from an address which has had its fill", async () => {
  for (let n = 0; n < 200; n++) await guess(1, `account-${n}@example.com`, () => "10.0.0.1");
  expect(await signIn("account-150@example.com", "192.0.2.1")).toBe("signed in");
  expect(await beginAttempt("anyone@example.com", "10.0.0.1")).toBe("too-many");
});
