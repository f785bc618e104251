import { describe, expect, inject, it } from "vitest";
import { db } from "@/lib/db/client";
import { createUser, findUserByAccount, findUserByEmail, linkAccount } from "@/lib/db/users";
import { hashPassword, passwordMatches } from "@/lib/password";
import { refuseForeignServer, useDatabase } from "../support/database";

useDatabase();
const person = { email: "Ada@Example.com ", name: null, passwordHash: null, timeZone: "Asia/Kathmandu" };

describe("users", () => {
  it("keeps addresses in lower case, once each", async () => {
    const user = await createUser(person);
    expect(user).toMatchObject({ email: "ada@example.com" });
    expect(await createUser({ ...person, email: "ADA@example.com" })).toBe("taken");
    expect(await findUserByEmail(" aDa@example.com")).toMatchObject(user === "taken" ? {} : user);
    expect(await db().settings.findMany({ select: { timeZone: true, newPerDay: true } })).toEqual([
      { timeZone: "Asia/Kathmandu", newPerDay: 20 },
    ]);
  });

  it("finds who signs in through a provider", async () => {
    const user = await createUser({ ...person, email: "grace@example.com" });
    if (user === "taken") throw new Error("the address was free");
    await linkAccount(user.id, "github", "77");
    expect(await findUserByAccount("github", "77")).toEqual(user);
    expect(await findUserByAccount("google", "77")).toBeNull();
  });
});

describe("passwords", () => {
  it("are hashed with argon2id, and match only themselves", async () => {
    const hash = await hashPassword("correct horse battery");
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await passwordMatches("correct horse battery", hash)).toBe(true);
    expect(await passwordMatches("correct horse", hash)).toBe(false);
    expect(await passwordMatches("nobody's password", null)).toBe(false);
  });
});

describe("the tests", () => {
  it("refuse a database server that is not their own", async () => {
    await expect(refuseForeignServer(inject("serverUrl"))).resolves.toBeUndefined();
    await expect(refuseForeignServer("postgresql://postgres@127.0.0.1:1/")).rejects.toThrow();
  });
});
