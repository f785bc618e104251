-- AlterEnum
ALTER TYPE "origin" ADD VALUE 'own';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "action_kind" ADD VALUE 'flag';
ALTER TYPE "action_kind" ADD VALUE 'unflag';
ALTER TYPE "action_kind" ADD VALUE 'edit';

-- AlterTable
ALTER TABLE "decks" ADD COLUMN     "owner_id" UUID;

-- AlterTable
ALTER TABLE "cards" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "studies" ADD COLUMN     "new_per_day" SMALLINT;

-- AlterTable
ALTER TABLE "card_states" ADD COLUMN     "flagged" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "missed" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "recalled" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "preferences" (
    "user_id" UUID NOT NULL,
    "recall_first" BOOLEAN NOT NULL DEFAULT false,
    "swipe" BOOLEAN NOT NULL DEFAULT false,
    "interview_date" DATE,
    "level" "level" NOT NULL DEFAULT 'specialist',
    "minutes_per_day" SMALLINT,
    "welcomed_at" TIMESTAMPTZ(3),

    CONSTRAINT "preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "own_versions" (
    "user_id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "key_points" JSONB NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "base" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "own_versions_pkey" PRIMARY KEY ("user_id","card_id")
);

-- CreateIndex
CREATE INDEX "own_versions_card_id_idx" ON "own_versions"("card_id");

-- CreateIndex
CREATE INDEX "decks_owner_id_idx" ON "decks"("owner_id");

-- AddForeignKey
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decks" ADD CONSTRAINT "decks_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_versions" ADD CONSTRAINT "own_versions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_versions" ADD CONSTRAINT "own_versions_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what schema.prisma cannot say.

ALTER TABLE "cards" ALTER COLUMN "tags" SET NOT NULL;
ALTER TABLE "own_versions" ALTER COLUMN "tags" SET NOT NULL;
ALTER TABLE "studies" ADD CONSTRAINT "studies_new_per_day" CHECK ("new_per_day" BETWEEN 0 AND 9999);
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_minutes_per_day" CHECK ("minutes_per_day" BETWEEN 1 AND 600);

-- An edit changes no state either. (The kinds as text: a new one cannot be named in the transaction that adds it.)
ALTER TABLE "actions" DROP CONSTRAINT "actions_version";
ALTER TABLE "actions" ADD CONSTRAINT "actions_version"
  CHECK ("version" > 0 AND ("kind"::text IN ('note', 'edit', 'practice')) <= ("version" IS NULL));

-- The points of a review: found without reading all the others.
ALTER TABLE "reviews" ALTER COLUMN "recalled" SET NOT NULL, ALTER COLUMN "missed" SET NOT NULL;
CREATE INDEX "reviews_points" ON "reviews" ("user_id", "card_id") WHERE "recalled" <> '{}' OR "missed" <> '{}';

-- Another level: what was all seen may have new cards.
CREATE FUNCTION "level_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "studies" SET "all_seen" = false WHERE "user_id" = NEW."user_id" AND "all_seen";
  RETURN NULL;
END
$$;
CREATE TRIGGER "preferences_level" AFTER INSERT OR UPDATE OF "level" ON "preferences"
  FOR EACH ROW EXECUTE FUNCTION "level_changes"();

-- So may a deck with a card that is of another level by now.
CREATE OR REPLACE FUNCTION "card_comes_into_deck"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD."deck_id", OLD."answered", OLD."retired_at", OLD."level") IS NOT DISTINCT FROM (NEW."deck_id", NEW."answered", NEW."retired_at", NEW."level") THEN
    RETURN NULL;
  END IF;
  PERFORM 1 FROM "decks" WHERE "id" = NEW."deck_id" FOR KEY SHARE;
  UPDATE "studies" SET "all_seen" = false WHERE "deck_id" = NEW."deck_id" AND "all_seen";
  RETURN NULL;
END
$$;
DROP TRIGGER "cards_come_into_deck" ON "cards";
CREATE TRIGGER "cards_come_into_deck" AFTER INSERT OR UPDATE OF "deck_id", "answered", "retired_at", "level" ON "cards"
  FOR EACH ROW WHEN (NEW."answered" AND NEW."retired_at" IS NULL) EXECUTE FUNCTION "card_comes_into_deck"();
