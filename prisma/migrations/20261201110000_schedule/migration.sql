-- CreateEnum
CREATE TYPE "new_order" AS ENUM ('mixed', 'first', 'last');

-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "longest_answer_seconds" SMALLINT NOT NULL DEFAULT 60,
ADD COLUMN     "new_order" "new_order" NOT NULL DEFAULT 'mixed';

-- From here on by hand: what schema.prisma cannot say.

ALTER TABLE "settings" ADD CONSTRAINT "settings_longest_answer" CHECK ("longest_answer_seconds" BETWEEN 10 AND 600);

-- A step may last days: its card then waits for an interval too.
ALTER TABLE "card_states" DROP CONSTRAINT "card_states_ranges", ADD CONSTRAINT "card_states_ranges" CHECK (
  "version" >= 0 AND "step" >= 0 AND "reps" >= 0 AND "lapses" >= 0
  AND "stability" > 0 AND "difficulty" BETWEEN 1 AND 10
  AND "interval_days" BETWEEN 0 AND 36500
  AND CASE "state" WHEN 'review' THEN "interval_days" > 0 WHEN 'new' THEN "interval_days" = 0 ELSE TRUE END
);

-- Keeps every column of the settings under its name in lib/domain/settings.ts: "new_per_day" is newPerDay.
CREATE OR REPLACE FUNCTION "keep_settings_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "settings_versions" ("user_id", "version", "settings")
  SELECT NEW."user_id", NEW."version", jsonb_object_agg(lower(left(f.name, 1)) || substr(f.name, 2), f.value)
  FROM (
    SELECT replace(initcap(replace(key, '_', ' ')), ' ', '') AS name, value FROM jsonb_each(to_jsonb(NEW) - 'user_id')
  ) f
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
