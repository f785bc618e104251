-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "level" AS ENUM ('core', 'advanced', 'specialist');

-- CreateEnum
CREATE TYPE "state" AS ENUM ('new', 'learning', 'review', 'relearning');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "settings" (
    "user_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "rollover_hour" SMALLINT NOT NULL,
    "desired_retention" DOUBLE PRECISION NOT NULL,
    "new_per_day" SMALLINT NOT NULL,
    "reviews_per_day" SMALLINT NOT NULL,
    "learning_steps_minutes" INTEGER[],
    "relearning_steps_minutes" INTEGER[],
    "maximum_interval_days" INTEGER NOT NULL,
    "weights" DOUBLE PRECISION[],
    "weights_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "decks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "prerequisites" TEXT[],
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "decks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cards" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "deck_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "question" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "level" "level" NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_points" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "card_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "key_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "card_id" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "number" TEXT NOT NULL,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("card_id","document","number")
);

-- CreateTable
CREATE TABLE "imports" (
    "source" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("source")
);

-- CreateTable
CREATE TABLE "studies" (
    "user_id" UUID NOT NULL,
    "deck_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "studies_pkey" PRIMARY KEY ("user_id","deck_id")
);

-- CreateTable
CREATE TABLE "card_states" (
    "user_id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "state" NOT NULL,
    "step" SMALLINT NOT NULL,
    "stability" DOUBLE PRECISION,
    "difficulty" DOUBLE PRECISION,
    "due_at" TIMESTAMPTZ(3),
    "due_day" DATE,
    "interval_days" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "last_reviewed_at" TIMESTAMPTZ(3),
    "last_study_day" DATE,

    CONSTRAINT "card_states_pkey" PRIMARY KEY ("user_id","card_id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "grade" SMALLINT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "study_day" DATE NOT NULL,
    "state_before" "state" NOT NULL,
    "interval_before_days" INTEGER NOT NULL,
    "elapsed_days" INTEGER NOT NULL,
    "interval_days" INTEGER NOT NULL,
    "retrievability" DOUBLE PRECISION,
    "duration_ms" INTEGER NOT NULL,
    "weights_version" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "decks_slug_key" ON "decks"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "cards_slug_key" ON "cards"("slug");

-- CreateIndex
CREATE INDEX "cards_deck_id_position_idx" ON "cards"("deck_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "key_points_card_id_position_key" ON "key_points"("card_id", "position");

-- CreateIndex
CREATE INDEX "studies_deck_id_idx" ON "studies"("deck_id");

-- CreateIndex
CREATE INDEX "card_states_card_id_idx" ON "card_states"("card_id");

-- CreateIndex
CREATE INDEX "reviews_user_id_study_day_idx" ON "reviews"("user_id", "study_day");

-- CreateIndex
CREATE INDEX "reviews_card_id_idx" ON "reviews"("card_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_user_id_card_id_version_key" ON "reviews"("user_id", "card_id", "version");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cards" ADD CONSTRAINT "cards_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "decks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_points" ADD CONSTRAINT "key_points_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "studies" ADD CONSTRAINT "studies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "studies" ADD CONSTRAINT "studies_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "decks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_states" ADD CONSTRAINT "card_states_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_states" ADD CONSTRAINT "card_states_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what schema.prisma cannot say.

ALTER TABLE "users" ADD CONSTRAINT "users_email_lower_case" CHECK ("email" = lower("email"));

ALTER TABLE "settings"
  ADD CONSTRAINT "settings_rollover_hour" CHECK ("rollover_hour" BETWEEN 0 AND 23),
  ADD CONSTRAINT "settings_desired_retention" CHECK ("desired_retention" BETWEEN 0.70 AND 0.99),
  ADD CONSTRAINT "settings_new_per_day" CHECK ("new_per_day" BETWEEN 0 AND 9999),
  ADD CONSTRAINT "settings_reviews_per_day" CHECK ("reviews_per_day" BETWEEN 0 AND 9999),
  ADD CONSTRAINT "settings_maximum_interval" CHECK ("maximum_interval_days" BETWEEN 1 AND 36500),
  ADD CONSTRAINT "settings_weights" CHECK (cardinality("weights") IN (0, 21));

ALTER TABLE "decks" ADD CONSTRAINT "decks_position" CHECK ("position" > 0);
ALTER TABLE "cards" ADD CONSTRAINT "cards_position" CHECK ("position" > 0);
ALTER TABLE "key_points" ADD CONSTRAINT "key_points_position" CHECK ("position" > 0);

-- A card that steps through learning waits for an instant, one in review for a day, a new one for nothing.
ALTER TABLE "card_states"
  ADD CONSTRAINT "card_states_due" CHECK (
    CASE "state"
      WHEN 'new' THEN "due_at" IS NULL AND "due_day" IS NULL
      WHEN 'review' THEN "due_at" IS NULL AND "due_day" IS NOT NULL
      ELSE "due_at" IS NOT NULL AND "due_day" IS NULL
    END
  ),
  ADD CONSTRAINT "card_states_memory" CHECK (
    ("state" = 'new') = ("stability" IS NULL)
    AND ("stability" IS NULL) = ("difficulty" IS NULL)
    AND ("stability" IS NULL) = ("last_reviewed_at" IS NULL)
    AND ("stability" IS NULL) = ("last_study_day" IS NULL)
  ),
  ADD CONSTRAINT "card_states_ranges" CHECK (
    "version" >= 0 AND "step" >= 0 AND "reps" >= 0 AND "lapses" >= 0
    AND "stability" > 0 AND "difficulty" BETWEEN 1 AND 10
    AND "interval_days" BETWEEN 0 AND 36500
    AND ("state" = 'review') = ("interval_days" > 0)
  );

-- What is due, for one learner: the two queries of the queue.
CREATE INDEX "card_states_due_reviews" ON "card_states" ("user_id", "due_day") WHERE "state" = 'review';
CREATE INDEX "card_states_due_steps" ON "card_states" ("user_id", "due_at") WHERE "state" IN ('learning', 'relearning');

ALTER TABLE "reviews"
  ADD CONSTRAINT "reviews_grade" CHECK ("grade" BETWEEN 1 AND 4),
  ADD CONSTRAINT "reviews_version" CHECK ("version" > 0),
  ADD CONSTRAINT "reviews_days" CHECK ("elapsed_days" >= 0 AND "interval_before_days" >= 0 AND "interval_days" >= 0),
  ADD CONSTRAINT "reviews_retrievability" CHECK ("retrievability" BETWEEN 0 AND 1),
  ADD CONSTRAINT "reviews_duration" CHECK ("duration_ms" BETWEEN 0 AND 86400000),
  ADD CONSTRAINT "reviews_reviewed_at" CHECK ("reviewed_at" >= '2006-01-01Z');

-- The ledger only grows. Its rows go with the account they belong to, and in no other way.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "users" WHERE "id" = OLD."user_id") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the ledger is append-only: a review is never changed or deleted';
END
$$;
CREATE TRIGGER "reviews_append_only" BEFORE UPDATE OR DELETE ON "reviews" FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "reviews_no_truncate" BEFORE TRUNCATE ON "reviews" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
