-- By hand: a word with Markdown within it, such as **fail**over, `Promise`s or H<sub>2</sub>O, is found as it is read.

-- Markdown as far as it is searched, and after it the words that it shows where marks stand within them.
CREATE FUNCTION "search_shown"("markdown" text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  shown text := left("markdown", 100000);
  marks CONSTANT text := '(?:\*{1,3}|~~|`|</?su[bp]>)';
  letter CONSTANT text := '[^\s!-/:-@[-`{-~]';
BEGIN
  IF shown !~ (letter || marks || letter) THEN RETURN shown; END IF;
  RETURN shown || ' ' || (
    SELECT string_agg(regexp_replace(m[1], marks, '', 'g'), ' ')
    FROM regexp_matches(shown, '((?:' || letter || '|' || marks || ')*' || letter || marks || letter || '(?:' || letter || '|' || marks || ')*)', 'g') m);
END
$$;

-- search_text reads that instead; its long lists of characters stay as they are.
DO $$ BEGIN
  EXECUTE replace(pg_get_functiondef('search_text(text)'::regprocedure), 'left("markdown", 100000)', 'search_shown("markdown")');
END $$;

-- What is there already.
REINDEX INDEX "notes_words";
SELECT search_refresh(ARRAY(
  SELECT "id" FROM "cards" WHERE search_shown(concat_ws(' ', "question", "summary", "details")) <> left(concat_ws(' ', "question", "summary", "details"), 100000)
  UNION SELECT "card_id" FROM "key_points" WHERE search_shown("text") <> left("text", 100000)
  UNION SELECT "card_id" FROM "own_versions"));
