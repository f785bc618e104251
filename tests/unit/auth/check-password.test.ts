import { beforeEach, expect, it, vi } from "vitest";

const { checkPassword } = await import("@/lib/auth/check-password");

beforeEach(() => {
  // Whoever asks the database fails.
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
  vi.stubEnv("NEXTAUTH_SECRET", "a secret that only the tests know");
});

it.each([
  ["an e-mail longer than any", "x".repeat(255), "a password"],
  ["an e-mail of 100 MB", "x".repeat(100_000_000), "a password"],
  ["a password longer than any", "ada@example.com", "x".repeat(257)],
  ["an e-mail that no database holds", "ada\0@example.com", "a password"],
  ["an e-mail that is none", { toString: "ada@example.com" }, "a password"],
  ["no password", "ada@example.com", undefined],
])("%s costs nothing: neither a count nor a look into the database", async (_, email, password) => {
  for (let n = 0; n < 200; n++) expect(await checkPassword(email, password, "192.0.2.1")).toBeNull();
  await expect(checkPassword("bob@example.com", "a password", "192.0.2.1")).rejects.toThrow();
});

it("logs a refused sign-in, with the account's hash and never its e-mail", async () => {
  const said = vi.spyOn(console, "warn").mockImplementation(() => {});
  for (let n = 0; n < 12; n++) await checkPassword("Ada@example.com", "a password", "192.0.2.9").catch(() => {});
  expect(said.mock.calls.at(-1)).toEqual([
    { event: "sign-in-refused", account: expect.stringMatching(/^[0-9a-f]{12}$/), address: "192.0.2.9" },
  ]);
  expect(JSON.stringify(said.mock.calls)).not.toMatch(/example\.com/i);
  said.mockRestore();
});
