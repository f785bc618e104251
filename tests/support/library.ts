import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { readBank } from "@/seed/pipeline";
import { addLearners } from "./population";
import { query } from "./sql";

const BANK = path.resolve(import.meta.dirname, "../../seed/bank");
const DECKS = 100;
const BATCH = 2000;

/** Numbers from 0 to 1 that look like chance and are always the same (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The question bank, as the seed reads it. */
export function bankContent() {
  const files = readdirSync(BANK).filter((name) => name.endsWith(".md"));
  return readBank(files.sort().map((file) => ({ file, text: readFileSync(path.join(BANK, file), "utf8") }))).content;
}

/**
 * Fills a migrated database with so many cards in a hundred decks. Each is made of sentences of the bank
 * from several cards, in which one word of eight is another: of the bank, or of a vocabulary of 30,000
 * made-up words of which, as in any language, a few are frequent and most are rare. One learner,
 * library-1@example.com, has seen 60,000 of them, three times each, and has notes, flags and leeches.
 */
export async function fillLibrary(url: string, cards: number): Promise<void> {
  await query(
    url,
    `INSERT INTO decks (slug, title, description, position, prerequisites)
     SELECT 'shelf-' || n, 'Shelf ' || n, 'A deck.', n, '{}' FROM generate_series(1, $1::int) n`,
    [DECKS],
  );
  const indexes = await query<{ name: string; definition: string }>(
    url,
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename IN ('search_documents', 'search_words') AND indexdef LIKE '% USING gin %'`,
  );
  for (const { name } of indexes) await query(url, `DROP INDEX ${name}`);
  await insertCards(url, cards);
  for (const { definition } of indexes) await query(url, definition);
  const unchecked = new URL(url);
  unchecked.searchParams.set("options", "-c session_replication_role=replica");
  const learner = {
    name: "library",
    count: 1,
    studiedDecks: 80,
    seen: (cards * 6) / 10,
    reviewsPerCard: 3,
    oneIsDueOf: 60,
  };
  await addLearners(unchecked.href, learner);
  await query(
    url,
    `UPDATE card_states s SET lapses = n % 11, leech = n % 11 > 7, flagged = n % 97 = 0, suspended = n % 101 = 0,
       buried_until = CASE WHEN n % 503 = 0 THEN (now() AT TIME ZONE 'UTC')::date + 1 END
     FROM (SELECT card_id, row_number() OVER (ORDER BY card_id) AS n FROM card_states) t WHERE t.card_id = s.card_id`,
  );
  await query(
    url,
    `INSERT INTO notes (user_id, card_id, text) SELECT s.user_id, c.id, 'Remember: ' || c.question
     FROM card_states s JOIN cards c ON c.id = s.card_id ORDER BY c.id LIMIT 2000`,
  );
  await query(
    url,
    "INSERT INTO sources (card_id, document, number) SELECT id, lpad((position % 7)::text, 3, '0'), position::text FROM cards",
  );
  await query(
    url,
    "INSERT INTO abbreviations (short, long) VALUES ('cdn', 'content delivery network'), ('lsm', 'log structured merge'), ('slo', 'service level objective'), ('wal', 'write ahead log')",
  );
  await query(url, "VACUUM ANALYZE");
}

async function insertCards(url: string, count: number): Promise<void> {
  const next = chance(7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const bank = bankContent().cards;
  const words = [...new Set(bank.flatMap((card) => card.summary.match(/[a-z]{4,}/g) ?? []))];
  const madeUp = Array.from({ length: 30_000 }, () =>
    Array.from(
      { length: 2 + Math.floor(next() * 3) },
      () => pick([..."bcdfglmnprstvz"]) + pick(["a", "e", "i", "o", "u", "en", "or"]),
    ).join(""),
  );
  // By Zipf: the word of rank r comes 1/r as often as the first.
  const another = () => (next() < 0.5 ? pick(words) : (madeUp[Math.floor(madeUp.length ** next()) - 1] ?? "zeta"));
  const vary = (text: string) => text.replace(/[a-z]{4,}/g, (word) => (next() < 1 / 8 ? another() : word));
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (let from = 0; from < count; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => {
        const [base, other] = [pick(bank), pick(bank)];
        return {
          slug: `book-${from + i}`,
          deck: `shelf-${1 + ((from + i) % DECKS)}`,
          position: 1 + Math.floor((from + i) / DECKS),
          question: vary(base.question),
          summary: vary(base.summary),
          details: vary(next() < 0.5 ? base.details : other.details),
          level: base.level,
          tags: next() < 0.2 ? [pick(words)] : [],
          points: [...base.keyPoints.slice(0, 3), ...other.keyPoints.slice(3)].map(vary),
        };
      });
      await client.query("BEGIN");
      await client.query(
        `INSERT INTO cards (slug, deck_id, position, question, summary, details, level, tags)
         SELECT r.slug, d.id, r.position, r.question, r.summary, r.details, r.level, r.tags
         FROM jsonb_to_recordset($1::jsonb) AS r(slug text, deck text, position int, question text, summary text, details text,
           level level, tags text[]) JOIN decks d ON d.slug = r.deck`,
        [JSON.stringify(rows)],
      );
      await client.query(
        `INSERT INTO key_points (card_id, position, text)
         SELECT c.id, p.position, p.text FROM jsonb_to_recordset($1::jsonb) AS r(slug text, points jsonb)
         JOIN cards c ON c.slug = r.slug CROSS JOIN jsonb_array_elements_text(r.points) WITH ORDINALITY AS p(text, position)`,
        [JSON.stringify(rows)],
      );
      await client.query("COMMIT");
    }
  } finally {
    await client.end();
  }
}
