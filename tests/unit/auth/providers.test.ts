import { expect, it, vi } from "vitest";

const KEYS = { GITHUB_ID: "id", GITHUB_SECRET: "secret", GOOGLE_ID: "id", GOOGLE_SECRET: "secret" };

async function offered(keys: Partial<typeof KEYS>) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
  vi.stubEnv("NEXTAUTH_SECRET", "a secret that only the tests know");
  for (const name of Object.keys(KEYS) as (keyof typeof KEYS)[]) vi.stubEnv(name, keys[name]);
  const { authOptions, offeredProviders } = await import("@/lib/auth/options");
  return {
    offered: offeredProviders().map((provider) => provider.name),
    configured: authOptions().providers.map((provider) => provider.id),
  };
}

it.each([
  [{}, [], ["credentials"]],
  [{ GITHUB_ID: "id", GITHUB_SECRET: "secret" }, ["GitHub"], ["credentials", "github"]],
  [{ GITHUB_ID: "id" }, [], ["credentials"]],
  [{ GOOGLE_ID: "", GOOGLE_SECRET: "" }, [], ["credentials"]],
  [KEYS, ["GitHub", "Google"], ["credentials", "github", "google"]],
])("with %j, %j can be chosen", async (keys, names, ids) => {
  expect(await offered(keys)).toEqual({ offered: names, configured: ids });
});

it("a session cookie that cannot be read, which anyone can send, writes nothing into the log; a fault does", async () => {
  await offered({});
  const { authOptions } = await import("@/lib/auth/options");
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { logger } = authOptions();
  logger?.error?.("JWT_SESSION_ERROR", new Error("Invalid Compact JWE"));
  expect(error).not.toHaveBeenCalled();
  logger?.error?.("ADAPTER_ERROR", new Error("The database is gone."));
  expect(error).toHaveBeenCalledOnce();
  error.mockRestore();
});
