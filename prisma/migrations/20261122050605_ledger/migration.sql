-- By hand: one order over all that a learner did.
CREATE SEQUENCE "ledger_seq";

-- CreateEnum
CREATE TYPE "leech_action" AS ENUM ('tag', 'suspend');

-- CreateEnum
CREATE TYPE "review_order" AS ENUM ('retrievability', 'due', 'difficulty', 'random');

-- CreateEnum
CREATE TYPE "action_kind" AS ENUM ('suspend', 'unsuspend', 'bury', 'unbury', 'reset', 'reschedule', 'note', 'practice', 'undo');

-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "leech_action" "leech_action" NOT NULL DEFAULT 'tag',
ADD COLUMN     "leech_threshold" SMALLINT NOT NULL DEFAULT 8,
ADD COLUMN     "load_balancing" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "review_order" "review_order" NOT NULL DEFAULT 'retrievability',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "weekdays" TEXT[] DEFAULT ARRAY['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal']::TEXT[];

-- AlterTable
ALTER TABLE "card_states" ADD COLUMN     "buried_until" DATE,
ADD COLUMN     "leech" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "suspended" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "seq" BIGINT NOT NULL DEFAULT nextval('ledger_seq'),
ADD COLUMN     "settings_version" INTEGER;

-- By hand. Reviews from before the sequence: in the order in which they were made.
ALTER TABLE "reviews" DISABLE TRIGGER "reviews_append_only";
UPDATE "reviews" r SET "seq" = o."place" FROM (
  SELECT "user_id", "id", row_number() OVER (ORDER BY "reviewed_at", "version") AS "place" FROM "reviews"
) o WHERE o."user_id" = r."user_id" AND o."id" = r."id";
ALTER TABLE "reviews" ENABLE TRIGGER "reviews_append_only";
SELECT setval('ledger_seq', greatest(1, (SELECT count(*) FROM "reviews")));

-- CreateTable
CREATE TABLE "settings_versions" (
    "user_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,

    CONSTRAINT "settings_versions_pkey" PRIMARY KEY ("user_id","version")
);

-- CreateTable
CREATE TABLE "day_extras" (
    "user_id" UUID NOT NULL,
    "study_day" DATE NOT NULL,
    "new" INTEGER NOT NULL,
    "reviews" INTEGER NOT NULL,

    CONSTRAINT "day_extras_pkey" PRIMARY KEY ("user_id","study_day")
);

-- CreateTable
CREATE TABLE "actions" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch" UUID,
    "kind" "action_kind" NOT NULL,
    "card_id" UUID NOT NULL,
    "version" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "study_day" DATE NOT NULL,
    "undoes" UUID,
    "settings_version" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT nextval('ledger_seq'),
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "actions_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "notes" (
    "user_id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("user_id","card_id")
);

-- CreateIndex
CREATE INDEX "actions_user_id_batch_idx" ON "actions"("user_id", "batch");

-- CreateIndex
CREATE INDEX "actions_card_id_idx" ON "actions"("card_id");

-- CreateIndex
CREATE UNIQUE INDEX "actions_user_id_card_id_version_key" ON "actions"("user_id", "card_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "actions_user_id_seq_key" ON "actions"("user_id", "seq");

-- CreateIndex
CREATE INDEX "notes_card_id_idx" ON "notes"("card_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_user_id_seq_key" ON "reviews"("user_id", "seq");

-- AddForeignKey
ALTER TABLE "settings_versions" ADD CONSTRAINT "settings_versions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_extras" ADD CONSTRAINT "day_extras_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what schema.prisma cannot say.

ALTER TABLE "settings"
  ALTER COLUMN "weekdays" SET NOT NULL,
  ADD CONSTRAINT "settings_leech_threshold" CHECK ("leech_threshold" BETWEEN 1 AND 99),
  ADD CONSTRAINT "settings_weekdays" CHECK (
    cardinality("weekdays") = 7 AND "weekdays" <@ ARRAY['normal', 'reduced', 'none']
  );
ALTER TABLE "day_extras" ADD CONSTRAINT "day_extras_counts" CHECK ("new" BETWEEN 0 AND 9999 AND "reviews" BETWEEN 0 AND 9999);

-- What an action changes has a version; what it takes back, it names.
ALTER TABLE "actions"
  ADD CONSTRAINT "actions_version" CHECK ("version" > 0 AND ("kind" IN ('note', 'practice')) <= ("version" IS NULL)),
  ADD CONSTRAINT "actions_undoes" CHECK (("kind" = 'undo') = ("undoes" IS NOT NULL)),
  ADD CONSTRAINT "actions_at" CHECK ("at" >= '2006-01-01Z');
-- Nothing is taken back twice.
CREATE UNIQUE INDEX "actions_undoes_once" ON "actions" ("user_id", "undoes") WHERE "undoes" IS NOT NULL;

CREATE TRIGGER "actions_append_only" BEFORE UPDATE OR DELETE ON "actions" FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "actions_no_truncate" BEFORE TRUNCATE ON "actions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

-- Every change of the settings is a version that the ledger can name, whoever makes the change.
CREATE FUNCTION "count_settings_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN NEW."version" := OLD."version" + 1; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "settings_version" BEFORE UPDATE ON "settings" FOR EACH ROW EXECUTE FUNCTION "count_settings_version"();

CREATE FUNCTION "keep_settings_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "settings_versions" ("user_id", "version", "settings") VALUES (NEW."user_id", NEW."version", jsonb_build_object(
    'timeZone', NEW."time_zone", 'rolloverHour', NEW."rollover_hour", 'desiredRetention', NEW."desired_retention",
    'newPerDay', NEW."new_per_day", 'reviewsPerDay', NEW."reviews_per_day",
    'learningStepsMinutes', NEW."learning_steps_minutes", 'relearningStepsMinutes', NEW."relearning_steps_minutes",
    'maximumIntervalDays', NEW."maximum_interval_days", 'weights', NEW."weights", 'weightsVersion', NEW."weights_version",
    'leechThreshold', NEW."leech_threshold", 'leechAction', NEW."leech_action", 'reviewOrder', NEW."review_order",
    'loadBalancing', NEW."load_balancing", 'weekdays', NEW."weekdays", 'version', NEW."version"
  )) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER "settings_history" AFTER INSERT OR UPDATE ON "settings" FOR EACH ROW EXECUTE FUNCTION "keep_settings_version"();
UPDATE "settings" SET "version" = 0; -- begins everyone's history

CREATE FUNCTION "refuse_settings_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "users" WHERE "id" = OLD."user_id") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a version of the settings is never changed or deleted: reviews were scheduled with it';
END
$$;
CREATE TRIGGER "settings_versions_append_only" BEFORE UPDATE OR DELETE ON "settings_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_settings_history_change"();

-- The limits of a day count what was started in it, by instant too.
CREATE INDEX "reviews_user_id_reviewed_at_idx" ON "reviews" ("user_id", "reviewed_at");
