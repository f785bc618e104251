-- AlterTable
ALTER TABLE "studies" ADD COLUMN     "all_seen" BOOLEAN NOT NULL DEFAULT false;

-- From here on by hand. "all_seen" is only ever set under locks on the rows of the study and of its
-- deck (lib/db/new-cards.ts), and both of these wait for them: none slips in between its look and its mark.

-- A card that comes into a deck, or back into it, is new to those who had seen all of it.
CREATE FUNCTION "card_comes_into_deck"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD."deck_id", OLD."answered", OLD."retired_at") IS NOT DISTINCT FROM (NEW."deck_id", NEW."answered", NEW."retired_at") THEN
    RETURN NULL;
  END IF;
  PERFORM 1 FROM "decks" WHERE "id" = NEW."deck_id" FOR KEY SHARE;
  UPDATE "studies" SET "all_seen" = false WHERE "deck_id" = NEW."deck_id" AND "all_seen";
  RETURN NULL;
END
$$;
CREATE TRIGGER "cards_come_into_deck" AFTER INSERT OR UPDATE OF "deck_id", "answered", "retired_at" ON "cards"
  FOR EACH ROW WHEN (NEW."answered" AND NEW."retired_at" IS NULL) EXECUTE FUNCTION "card_comes_into_deck"();

-- So is a card whose state is reset, or undone to none.
CREATE FUNCTION "card_becomes_new"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "studies" SET "all_seen" = false
  WHERE "user_id" = OLD."user_id" AND "deck_id" = (SELECT "deck_id" FROM "cards" WHERE "id" = OLD."card_id");
  RETURN NULL;
END
$$;
CREATE TRIGGER "card_states_reset" AFTER UPDATE OF "state" ON "card_states"
  FOR EACH ROW WHEN (OLD."state" <> 'new' AND NEW."state" = 'new') EXECUTE FUNCTION "card_becomes_new"();
CREATE TRIGGER "card_states_deleted" AFTER DELETE ON "card_states"
  FOR EACH ROW WHEN (OLD."state" <> 'new') EXECUTE FUNCTION "card_becomes_new"();
