import { editDistance } from "../domain/edit-distance";
import { isUnspaced, piecesOf, wordsOf } from "../domain/search-fold";
import { leavesOf, type SearchNode } from "../domain/search-query";
import { type KnownWord, phraseKeys, type Vocabulary } from "../domain/search-text";
import { runSearchPrepared } from "./client";
import { Prisma } from "./generated/client";

/** How many words a beginning may stand for, the most frequent ones; and one of a letter or two. */
const MOST_COMPLETIONS = 24;
const FEW_COMPLETIONS = 8;
/** How many words are compared with a mistyped one, and how many are taken. */
const CANDIDATES = 20;
const MOST_CORRECTIONS = 3;
/** The longest words that are kept to correct others by, in characters. */
const LONGEST_KNOWN = 40;

/** The rows of search_words that a learner may know of: the bank's and their own. */
const ofReader = (userId: string | null) => Prisma.sql`(w.owner_id IS NULL OR w.owner_id = ${userId}::uuid)`;

/**
 * What is known of the words of a query.
 * @param completing a word of it that is being typed, and so may be a beginning
 * @param doubting whether words that cards have may be mistyped too, not only those that none has
 */
export async function loadVocabulary(
  userId: string | null,
  query: SearchNode,
  completing: string | null,
  doubting = false,
): Promise<Vocabulary> {
  const leaves = leavesOf(query).filter((leaf) => leaf.kind !== "filter");
  const all = [...new Set(leaves.flatMap((leaf) => wordsOf(leaf.text)))];
  const words = all.filter((word) => !isUnspaced(word));
  const begun = leaves
    .flatMap((leaf) => (leaf.kind === "word" && leaf.prefix ? wordsOf(leaf.text).slice(-1) : []))
    .filter((word) => !isUnspaced(word));
  const phrases = phraseKeys(query);
  const singular = words.map((word) => word.replace(/([^s])s$/, "$1"));
  const [lexemes, completions, forms] = await Promise.all([
    loadLexemes(userId, [...words, ...all.filter(isUnspaced).flatMap(piecesOf)]),
    loadCompletions(userId, [...new Set([...begun, ...(completing ? [completing] : [])])]),
    runSearchPrepared<{ short: string; long: string; shortLexeme: string; longText: string }>(Prisma.sql`
      SELECT a.short, a.long, phraseto_tsquery('english', a.long)::text AS "longText",
        coalesce((tsvector_to_array(to_tsvector('english', a.short)))[1], a.short) AS "shortLexeme"
      FROM abbreviations a WHERE a.short = ANY(${[...words, ...singular]}) OR a.long = ANY(${phrases}::text[])`).then(
      ({ rows }) => rows,
    ),
  ]);
  const longForms = new Map(
    words.map((word, i) => [
      word,
      forms.filter(({ short }) => short === word || short === singular[i]).map(({ longText }) => longText),
    ]),
  );
  const shortForms = new Map(
    phrases.map((key) => [key, forms.filter(({ long }) => long === key).map(({ shortLexeme }) => shortLexeme)]),
  );
  const doubtful = words.filter((word) => {
    const { lexeme, cards } = lexemes.get(word) ?? { lexeme: "", cards: 0 };
    if (lexeme === "" || longForms.get(word)?.length || begun.includes(word)) return false;
    return doubting || (cards === 0 && !completions.get(word)?.length);
  });
  const corrections = await loadCorrections(userId, doubtful);
  return {
    lexemes,
    completions,
    corrections,
    longForms,
    shortForms: new Map([...shortForms].filter(([, all]) => all.length > 0)),
  };
}

async function loadLexemes(userId: string | null, words: readonly string[]) {
  if (words.length === 0) return new Map<string, never>();
  const { rows } = await runSearchPrepared<KnownWord>(Prisma.sql`
    SELECT t.word, t.lexeme, coalesce((
      SELECT sum(w.cards) FROM search_words w WHERE w.lexeme = t.lexeme AND t.lexeme <> '' AND ${ofReader(userId)}), 0)::int AS cards
    FROM (
      SELECT word, search_lexeme(word) AS lexeme FROM unnest(${words}::text[]) word
    ) t`);
  return new Map(rows.map(({ word, lexeme, cards }) => [word, { lexeme, cards }]));
}

async function loadCompletions(userId: string | null, beginnings: readonly string[]) {
  if (beginnings.length === 0) return new Map<string, string[]>();
  // From the beginning itself to the last text that begins so: an index knows both ends.
  const { rows } = await runSearchPrepared<{ beginning: string; lexemes: string[] }>(Prisma.sql`
    SELECT b.beginning, (ARRAY(
      SELECT w.lexeme FROM search_words w
      WHERE w.word ~>=~ b.beginning AND w.word ~<~ (b.beginning || chr(1114111)) AND w.lexeme <> '' AND ${ofReader(userId)}
      GROUP BY w.lexeme ORDER BY sum(w.cards) DESC, w.lexeme LIMIT ${MOST_COMPLETIONS}
    ))[1:CASE WHEN length(b.beginning) < 3 THEN ${FEW_COMPLETIONS}::int ELSE ${MOST_COMPLETIONS}::int END] AS lexemes
    FROM unnest(${beginnings}::text[]) b(beginning)`);
  return new Map(rows.map(({ beginning, lexemes }) => [beginning, lexemes]));
}

/** For each word the words of cards that it is a few letters from, the closest and of these the most frequent. */
async function loadCorrections(userId: string | null, words: readonly string[]): Promise<Map<string, KnownWord[]>> {
  const long = words.filter((word) => word.length >= 4 && word.length <= LONGEST_KNOWN + 2 && /\p{L}/u.test(word));
  if (long.length === 0) return new Map();
  const swapped = long.flatMap(swaps);
  const { rows } = await runSearchPrepared<KnownWord & { typed: string | null }>(Prisma.sql`
    SELECT t.typed, c.word, c.lexeme, c.cards
    FROM unnest(${long}::text[]) t(typed)
    CROSS JOIN LATERAL (
      SELECT w.word, w.lexeme, w.cards FROM search_words w
      WHERE w.word % t.typed AND w.word <> t.typed AND w.lexeme <> '' AND ${ofReader(userId)}
      ORDER BY similarity(w.word, t.typed) DESC, w.cards DESC, w.word LIMIT ${CANDIDATES}
    ) c
    UNION ALL
    SELECT NULL, w.word, w.lexeme, w.cards FROM search_words w
    WHERE w.word = ANY(${swapped}) AND w.lexeme <> '' AND ${ofReader(userId)}`);
  return new Map(
    long.map((typed) => {
      const most = typed.length < 6 ? 1 : 2;
      const near = rows
        .filter((row) => row.typed === null || row.typed === typed)
        .map(({ word, lexeme, cards, typed: by }) => ({
          ...{ word, lexeme, cards },
          // Two letters swapped is the likeliest slip of all.
          distance: by === null && isSwap(typed, word) ? 0.5 : editDistance(typed, word, most),
        }))
        .filter(({ distance }) => distance > 0 && distance <= most);
      const least = Math.min(...near.map(({ distance }) => distance));
      const best = near
        .filter(({ distance }) => distance === least)
        .sort((a, b) => b.cards - a.cards || (a.word < b.word ? -1 : 1));
      return [
        typed,
        best.filter(({ word }, i) => best.findIndex((one) => one.word === word) === i).slice(0, MOST_CORRECTIONS),
      ];
    }),
  );
}

/** A word with two neighbors swapped, in all ways: such a word may share hardly a trigram with what was meant. */
function swaps(word: string): string[] {
  return [...word].slice(1).map((_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2));
}

const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && editDistance(a, b, 1) === 1 && sorted(a) === sorted(b);
const sorted = (word: string): string => [...word].sort().join("");

/** The words of cards that a full-text query finds, folded: what is marked in the cards. Those of scripts without spaces are left out. */
export async function loadMarkedWords(userId: string | null, lexemes: readonly string[]): Promise<Set<string>> {
  if (lexemes.length === 0) return new Set();
  const { rows } = await runSearchPrepared<{ word: string }>(Prisma.sql`
    SELECT DISTINCT w.word FROM search_words w WHERE w.lexeme = ANY(${lexemes}::text[]) AND ${ofReader(userId)} LIMIT 1000`);
  return new Set(rows.map(({ word }) => word).filter((word) => !isUnspaced(word)));
}
