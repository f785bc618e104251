import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createUser } from "@/lib/db/users";
import { DEMO } from "@/lib/domain/demo";
import { hashPassword } from "@/lib/password";
import { useDatabase } from "../support/database";

useDatabase();

beforeEach(() => void vi.resetModules()); // the environment is read once
afterEach(() => void vi.unstubAllEnvs());

const signIn = async (email: string, password: string) => {
  const { checkPassword } = await import("@/lib/auth/check-password");
  const { closeDb } = await import("@/lib/db/client");
  const user = await checkPassword(email, password, "192.0.2.1");
  await closeDb();
  return user;
};

it("does not let the public password of the demo account in where HOST opens the app to the network", async () => {
  const passwordHash = await hashPassword(DEMO.password);
  await createUser({ email: DEMO.email, name: "Demo", passwordHash, timeZone: "UTC" });
  for (const typed of [DEMO.email, ` ${DEMO.email.toUpperCase()} `])
    expect(await signIn(typed, DEMO.password), typed).toBeNull();

  vi.stubEnv("DEMO_ACCOUNT", "1");
  vi.resetModules();
  expect(await signIn(DEMO.email, DEMO.password)).toMatchObject({ email: DEMO.email });
});
