-- DropIndex
DROP INDEX "reviews_user_id_study_day_idx";

-- CreateTable
CREATE TABLE "search_documents" (
    "id" BIGSERIAL NOT NULL,
    "card_id" UUID NOT NULL,
    "deck_id" UUID NOT NULL,
    "owner_id" UUID,
    "question" tsvector NOT NULL,
    "words" tsvector NOT NULL,
    "surface" TEXT[],

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "id" BIGSERIAL NOT NULL,
    "owner_id" UUID,
    "word" TEXT NOT NULL,
    "lexeme" TEXT NOT NULL,
    "cards" INTEGER NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_stale" (
    "id" BIGSERIAL NOT NULL,
    "card_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "deck_ids" UUID[] DEFAULT ARRAY[]::UUID[],

    CONSTRAINT "search_stale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "abbreviations" (
    "short" TEXT NOT NULL,
    "long" TEXT NOT NULL,

    CONSTRAINT "abbreviations_pkey" PRIMARY KEY ("short","long")
);

-- CreateIndex
CREATE INDEX "search_documents_owner_id_idx" ON "search_documents"("owner_id");

-- CreateIndex
CREATE INDEX "search_words_lexeme_idx" ON "search_words"("lexeme");

-- CreateIndex
CREATE INDEX "abbreviations_long_idx" ON "abbreviations"("long");

-- From here on by hand: what schema.prisma cannot say.

-- Trigrams, for words that are mistyped. The extension comes with PostgreSQL, and may be made by whoever owns the database.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION 'search needs the extension pg_trgm, which comes with PostgreSQL (on Debian in postgresql-contrib): have an administrator run CREATE EXTENSION pg_trgm in this database, then start again (%)', SQLERRM;
END
$$;

ALTER TABLE "search_documents"
  ALTER COLUMN "surface" SET NOT NULL,
  ADD CONSTRAINT "search_documents_card" FOREIGN KEY ("card_id") REFERENCES "cards" ("id") ON DELETE CASCADE,
  ADD CONSTRAINT "search_documents_owner" FOREIGN KEY ("owner_id") REFERENCES "users" ("id") ON DELETE CASCADE;
-- A search visits many rows and reads the long columns of few: those are kept aside, uncompressed.
ALTER TABLE "search_documents" SET (toast_tuple_target = 128);
ALTER TABLE "search_documents" ALTER COLUMN "words" SET STORAGE EXTERNAL, ALTER COLUMN "question" SET STORAGE PLAIN;
CREATE UNIQUE INDEX "search_documents_words_of" ON "search_documents" ("card_id", "owner_id") NULLS NOT DISTINCT;
CREATE INDEX "search_documents_words" ON "search_documents" USING gin ("words") WITH (fastupdate = off);
CREATE INDEX "search_documents_question" ON "search_documents" USING gin ("question") WITH (fastupdate = off);

CREATE UNIQUE INDEX "search_words_of" ON "search_words" ("word" text_pattern_ops, "owner_id") NULLS NOT DISTINCT;
CREATE INDEX "search_words_trigrams" ON "search_words" USING gin ("word" gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "search_words_gone" ON "search_words" ("id") WHERE "cards" <= 0;

ALTER TABLE "search_stale" ALTER COLUMN "card_ids" SET NOT NULL, ALTER COLUMN "deck_ids" SET NOT NULL;
-- In place of the index on the first two: which cards were reviewed when, and how, is read from it alone, without
-- the ledger's wide rows.
CREATE INDEX "reviews_rated" ON "reviews" ("user_id", "study_day", "grade") INCLUDE ("card_id", "id");
CREATE INDEX "notes_words" ON "notes" USING gin (to_tsvector('english', "text"));

-- Markdown as the words that it shows, in lower case with one space between: an address is not shown, and
-- "log-structured" is two words, wherever it stands. Text beyond any reader's patience is left out.
CREATE FUNCTION "search_text"("markdown" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(regexp_replace(left("markdown", 100000), '\]\([^)]*\)', ' ', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- All that can be found, with whose words it is.
CREATE VIEW "search_sources" AS
  SELECT c."id" AS "card_id", c."deck_id", d."owner_id", search_text(c."question") AS "question",
    CASE WHEN d."owner_id" IS NULL THEN search_text(c."slug") ELSE '' END AS "name",
    search_text(c."summary" || ' ' || array_to_string(c."tags", ' ')) AS "summary",
    search_text((SELECT string_agg(k."text", ' ') FROM "key_points" k WHERE k."card_id" = c."id")) AS "points",
    search_text(c."details" || ' ' || d."title") AS "details"
  FROM "cards" c JOIN "decks" d ON d."id" = c."deck_id"
  WHERE c."retired_at" IS NULL AND d."retired_at" IS NULL
  UNION ALL
  SELECT c."id", c."deck_id", v."user_id", search_text(v."question"), search_text(c."slug"),
    search_text(v."summary" || ' ' || array_to_string(v."tags", ' ')),
    search_text((SELECT string_agg(k.value->>'text', ' ') FROM jsonb_array_elements(v."key_points") k)),
    search_text(v."details" || ' ' || d."title")
  FROM "own_versions" v JOIN "cards" c ON c."id" = v."card_id" JOIN "decks" d ON d."id" = c."deck_id"
  WHERE c."retired_at" IS NULL AND d."retired_at" IS NULL AND d."owner_id" IS NULL;

-- Brings the documents of cards to what the cards say now.
CREATE FUNCTION "search_refresh"("ids" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "search_documents" d
  WHERE d."card_id" = ANY("ids") AND NOT EXISTS (
    SELECT FROM "cards" c JOIN "decks" k ON k."id" = c."deck_id"
    WHERE c."id" = d."card_id" AND c."retired_at" IS NULL AND k."retired_at" IS NULL AND (k."owner_id" IS NOT DISTINCT FROM d."owner_id" OR k."owner_id" IS NULL
      AND EXISTS (SELECT FROM "own_versions" v WHERE v."user_id" = d."owner_id" AND v."card_id" = c."id")));
  INSERT INTO "search_documents" AS d ("card_id", "deck_id", "owner_id", "question", "words", "surface")
  SELECT s."card_id", s."deck_id", s."owner_id", setweight(to_tsvector('english', s."name"), 'A') || to_tsvector('english', s."question"),
    setweight(to_tsvector('english', s."question"), 'A') || setweight(to_tsvector('english', coalesce(s."summary", '')), 'B')
      || setweight(to_tsvector('english', coalesce(s."points", '')), 'C') || setweight(to_tsvector('english', s."details"), 'D'),
    ARRAY(SELECT DISTINCT w FROM unnest(string_to_array(concat_ws(' ', s."question", s."summary", s."points", s."details"), ' ')) w
      WHERE length(w) BETWEEN 1 AND 40 ORDER BY w)
  FROM (SELECT * FROM "search_sources" WHERE "card_id" = ANY("ids") OFFSET 0) s -- apart: each text is made once
  ORDER BY s."card_id", s."owner_id"
  ON CONFLICT ("card_id", "owner_id") DO UPDATE
    SET "deck_id" = excluded."deck_id", "question" = excluded."question", "words" = excluded."words", "surface" = excluded."surface"
    WHERE (d."deck_id", d."question", d."words", d."surface")
      IS DISTINCT FROM (excluded."deck_id", excluded."question", excluded."words", excluded."surface");
END
$$;

-- What changes is written down, and dealt with once, before the transaction ends: an import of a whole
-- bank is then a few statements, whatever it wrote in whichever order.
CREATE FUNCTION "search_refresh_stale"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  cards_now uuid[];
  decks_now uuid[];
BEGIN
  -- The first of a transaction's rows does it for all.
  IF NOT EXISTS (SELECT FROM "search_stale" WHERE "id" = NEW."id") THEN RETURN NULL; END IF;
  SELECT array_agg(s."card_id") FILTER (WHERE s."card_id" IS NOT NULL), array_agg(s."deck_id") FILTER (WHERE s."deck_id" IS NOT NULL)
    INTO cards_now, decks_now
    FROM (SELECT DISTINCT unnest("card_ids") AS "card_id", NULL::uuid AS "deck_id" FROM "search_stale"
      UNION ALL SELECT DISTINCT NULL::uuid, unnest("deck_ids") FROM "search_stale") s;
  DELETE FROM "search_stale";
  -- A deck that another transaction renames at this moment: wait, and read its new name.
  PERFORM FROM "decks" WHERE "id" IN (SELECT "deck_id" FROM "cards" WHERE "id" = ANY(cards_now)) ORDER BY "id" FOR SHARE;
  PERFORM search_refresh(ARRAY(
    SELECT unnest(cards_now) UNION SELECT "id" FROM "cards" WHERE "deck_id" = ANY(decks_now)));
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "search_stale_rows" AFTER INSERT ON "search_stale"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "search_refresh_stale"();

-- Which cards a statement made stale: those of its rows, whichever table they are of.
CREATE FUNCTION "search_cards_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "search_stale" ("card_ids") SELECT array_agg("id") FROM new_rows HAVING count(*) > 0;
  ELSE
    INSERT INTO "search_stale" ("card_ids") SELECT array_agg(n."id") FROM new_rows n JOIN old_rows o USING ("id")
    WHERE (n."question", n."summary", n."details", n."tags", n."deck_id", n."retired_at" IS NULL)
      IS DISTINCT FROM (o."question", o."summary", o."details", o."tags", o."deck_id", o."retired_at" IS NULL)
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "cards_searched_new" AFTER INSERT ON "cards" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_cards_change"();
CREATE TRIGGER "cards_searched" AFTER UPDATE ON "cards" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_cards_change"();

CREATE FUNCTION "search_decks_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "search_stale" ("deck_ids") SELECT array_agg(n."id") FROM new_rows n JOIN old_rows o USING ("id")
  WHERE (n."title", n."owner_id", n."retired_at" IS NULL) IS DISTINCT FROM (o."title", o."owner_id", o."retired_at" IS NULL)
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER "decks_searched" AFTER UPDATE ON "decks" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_decks_change"();

CREATE FUNCTION "search_parts_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "search_stale" ("card_ids") SELECT array_agg(DISTINCT "card_id") FROM new_rows HAVING count(*) > 0;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "search_stale" ("card_ids") SELECT array_agg(DISTINCT "card_id") FROM old_rows HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "key_points_searched_new" AFTER INSERT ON "key_points" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_parts_change"();
CREATE TRIGGER "key_points_searched" AFTER UPDATE ON "key_points" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_parts_change"();
CREATE TRIGGER "key_points_searched_gone" AFTER DELETE ON "key_points" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_parts_change"();
CREATE TRIGGER "own_versions_searched_new" AFTER INSERT ON "own_versions" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_parts_change"();
CREATE TRIGGER "own_versions_searched" AFTER UPDATE ON "own_versions" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_parts_change"();
CREATE TRIGGER "own_versions_searched_gone" AFTER DELETE ON "own_versions" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_parts_change"();

-- The words of documents that come, change and go are counted; only those whose count changes are touched.
CREATE FUNCTION "search_words_count"("owners" uuid[], "words" text[], "differences" int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "search_words" AS w ("owner_id", "word", "lexeme", "cards")
  SELECT d."owner", d."word", coalesce((tsvector_to_array(to_tsvector('english', d."word")))[1], ''), d."difference"
  FROM unnest("owners", "words", "differences") AS d("owner", "word", "difference")
  ORDER BY d."word", d."owner"
  ON CONFLICT ("word", "owner_id") DO UPDATE SET "cards" = w."cards" + excluded."cards";
  DELETE FROM "search_words" WHERE "cards" <= 0;
$$;
CREATE FUNCTION "search_words_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM search_words_count(array_agg(d."owner_id"), array_agg(d."word"), array_agg(d."difference"))
    FROM (SELECT "owner_id", "word", count(*)::int AS "difference"
      FROM (SELECT "owner_id", unnest("surface") AS "word" FROM new_rows) n GROUP BY 1, 2) d;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM search_words_count(array_agg(d."owner_id"), array_agg(d."word"), array_agg(d."difference"))
    FROM (SELECT "owner_id", "word", -count(*)::int AS "difference"
      FROM (SELECT "owner_id", unnest("surface") AS "word" FROM old_rows) o GROUP BY 1, 2) d;
  ELSE
    PERFORM search_words_count(array_agg(d."owner_id"), array_agg(d."word"), array_agg(d."difference"))
    FROM (SELECT "owner_id", "word", sum("one")::int AS "difference"
      FROM (SELECT "owner_id", unnest("surface") AS "word", 1 AS "one" FROM new_rows
        UNION ALL SELECT "owner_id", unnest("surface"), -1 FROM old_rows) r GROUP BY 1, 2 HAVING sum("one") <> 0) d;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "search_documents_words_new" AFTER INSERT ON "search_documents" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_words_change"();
CREATE TRIGGER "search_documents_words_changed" AFTER UPDATE ON "search_documents" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_words_change"();
CREATE TRIGGER "search_documents_words_gone" AFTER DELETE ON "search_documents" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "search_words_change"();

-- What is there already.
SELECT search_refresh(ARRAY(SELECT "id" FROM "cards"));
