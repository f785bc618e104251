import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { retrievabilityOn } from "@/lib/db/retrievability";
import { gradeCard } from "@/lib/db/reviews";
import { LearnerFsrs, weightsOf } from "@/lib/domain/fsrs";
import { addDays } from "@/lib/domain/study-day";
import { useDatabase } from "../support/database";
import { aUser, cardId, importAs, reviewOf, settingsIn, smallContent } from "../support/fixtures";

useDatabase();
const TODAY = "2026-11-22";

beforeAll(() => importAs(smallContent()));

it("is the forgetting curve of FSRS, whatever the weights, the stability and the days", async () => {
  const memory = fc.record({
    stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
    days: fc.integer({ min: 0, max: 3650 }),
    decay: fc.option(fc.double({ min: 0.1, max: 0.8, noNaN: true }), { nil: null }),
  });
  await fc.assert(
    fc.asyncProperty(memory, async ({ stability, days, decay }) => {
      const weights = decay === null ? [] : [...weightsOf({ weights: [] }).slice(0, 20), decay];
      const last = Prisma.sql`SELECT ${addDays(TODAY, -days)}::date AS last_study_day, ${stability}::float8 AS stability`;
      const [row] = await db().$queryRaw<{ r: number }[]>`
        SELECT ${retrievabilityOn(TODAY, { weights })} AS r FROM (${last}) s`;
      const fsrs = new LearnerFsrs(settingsIn("UTC", { weights }));
      expect(row?.r).toBeCloseTo(fsrs.forgetting_curve(days, stability), 6);
    }),
    { numRuns: 60 },
  );
});

it("is what a review on that day would be predicted, none for a new card, and 1 on a day before the last review", async () => {
  const user = await aUser();
  const at = new Date("2026-11-22T08:00:00Z");
  const id = await cardId("a");
  await gradeCard(user, reviewOf(id, at, { grade: 4 }), at);
  const later = new Date("2026-12-04T08:00:00Z");
  await gradeCard(user, reviewOf(id, later, { version: 1 }), later);
  const on = async (day: string, slug: string) => {
    const [row] = await db().$queryRaw<{ r: number | null }[]>`
      SELECT ${retrievabilityOn(day, { weights: [] })} AS r
      FROM cards c LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${user}::uuid WHERE c.slug = ${slug}`;
    return row?.r;
  };
  const [state] = await db().cardState.findMany({ where: { userId: user } });
  expect(await on("2027-02-10", "a")).toBeCloseTo(
    new LearnerFsrs(settingsIn("UTC")).forgetting_curve(68, state?.stability ?? 0),
    6,
  );
  expect(await on("2026-12-01", "a")).toBe(1);
  expect(await on(TODAY, "b")).toBeNull();
});
