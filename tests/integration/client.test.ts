import { describe, expect, it, vi } from "vitest";
import { useDatabase } from "../support/database";

useDatabase();

describe("runPrepared", () => {
  it("keeps statements apart where the parts of a build each have this module, and share its connections", async () => {
    const values: unknown[] = [];
    for (const column of ["a", "b", "a"]) {
      vi.resetModules();
      const { runPrepared } = await import("@/lib/db/client");
      const { Prisma } = await import("@/lib/db/generated/client");
      const { rows } = await runPrepared(Prisma.sql`SELECT ${column}::text AS ${Prisma.raw(column)}`);
      values.push(rows[0]);
    }
    expect(values).toEqual([{ a: "a" }, { b: "b" }, { a: "a" }]);
  });
});
