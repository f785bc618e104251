import { query } from "./sql";

/** Cards and learners made by the database itself: many, quickly, and with plain contents. */
export interface Population {
  decks: number;
  cardsPerDeck: number;
  learners: Learners[];
}

/** Learners of one kind. All study the first `studiedDecks` decks and have seen the first `seen` cards of them. */
export interface Learners {
  /** The beginning of their e-mail addresses: "anna" makes anna-1@example.com. */
  name: string;
  count: number;
  studiedDecks: number;
  seen: number;
  /** Reviews in the ledger of each card that they have seen. */
  reviewsPerCard: number;
  /** One seen card of so many is due today; the others in the months to come. */
  oneIsDueOf: number;
}

/** Fills a migrated database that has no cards. Study days are those of UTC, with rollover at 0. */
export async function populate(url: string, { decks, cardsPerDeck, learners }: Population): Promise<void> {
  await query(
    url,
    `INSERT INTO decks (slug, title, description, position, prerequisites)
     SELECT 'deck-' || n, 'Deck ' || n, 'A deck.', n, '{}' FROM generate_series(1, $1::int) n`,
    [decks],
  );
  await query(
    url,
    `INSERT INTO cards (slug, deck_id, position, question, summary, details, level)
     SELECT d.slug || '-card-' || n, d.id, n, 'What is card ' || n || ' of ' || d.title || '?', repeat('An answer. ', 12),
       repeat('A detail of it. ', 40), 'core'
     FROM decks d, generate_series(1, $1::int) n`,
    [cardsPerDeck],
  );
  // What is made here fits together: checking each row's references would double the time.
  const unchecked = new URL(url);
  unchecked.searchParams.set("options", "-c session_replication_role=replica");
  for (const kind of learners) await addLearners(unchecked.href, kind);
  for (const table of ["cards", "card_states", "reviews", "studies"]) await query(url, `VACUUM ANALYZE ${table}`);
}

/** Adds learners of one kind to a database with decks and cards; `url` should be one that checks no references. */
export async function addLearners(url: string, kind: Learners): Promise<void> {
  const { name, count, studiedDecks, seen, reviewsPerCard, oneIsDueOf } = kind;
  await query(
    url,
    `WITH made AS (
       INSERT INTO users (email) SELECT $1 || '-' || n || '@example.com' FROM generate_series(1, $2::int) n RETURNING id
     ), settled AS (
       INSERT INTO settings (user_id, time_zone, rollover_hour, desired_retention, new_per_day, reviews_per_day,
         learning_steps_minutes, relearning_steps_minutes, maximum_interval_days, weights)
       SELECT id, 'UTC', 0, 0.9, 20, 200, '{1,10}', '{10}', 36500, '{}' FROM made
     )
     INSERT INTO studies (user_id, deck_id) SELECT made.id, d.id FROM made, decks d WHERE d.position <= $3`,
    [name, count, studiedDecks],
  );
  // The last review of each card lies 1 to 120 days back, and those before it a week apart each.
  await query(
    url,
    `WITH seen AS (
       SELECT id, (row_number() OVER (ORDER BY deck_position, position))::int AS n FROM (
         SELECT c.id, c.position, d.position AS deck_position FROM cards c JOIN decks d ON d.id = c.deck_id
         ORDER BY d.position, c.position LIMIT $2) c
     ), timed AS (
       SELECT u.id AS user_id, seen.id AS card_id, 1 + (n * 37) % 120 AS ago,
         CASE WHEN n % $4 = 0 THEN 0 ELSE 1 + (n * 53) % 180 END AS due_in
       FROM users u, seen WHERE u.email LIKE $1 || '-%'
     )
     INSERT INTO card_states (user_id, card_id, version, state, step, stability, difficulty, due_day, interval_days,
       reps, lapses, last_reviewed_at, last_study_day)
     SELECT user_id, card_id, $3, 'review', 0, 5 + ago * 0.7, 1 + (ago % 90) / 10.0, today + due_in, ago + due_in,
       $3, 0, (today - ago + time '12:00') AT TIME ZONE 'UTC', today - ago
     FROM timed, (SELECT (now() AT TIME ZONE 'UTC')::date AS today) t`,
    [name, seen, reviewsPerCard, oneIsDueOf],
  );
  await query(
    url,
    `INSERT INTO reviews (user_id, id, card_id, version, grade, reviewed_at, study_day, state_before, interval_before_days,
       elapsed_days, interval_days, retrievability, duration_ms, weights_version, before, after)
     SELECT s.user_id, gen_random_uuid(), s.card_id, v, 3, s.last_reviewed_at - weeks * interval '7 days',
       s.last_study_day - weeks * 7, CASE WHEN v = 1 THEN 'new'::state ELSE 'review' END, CASE WHEN v = 1 THEN 0 ELSE 7 END,
       CASE WHEN v = 1 THEN 0 ELSE 7 END, 7, CASE WHEN v = 1 THEN NULL ELSE 0.9 END, 5000, 0, j.json, j.json
     FROM users u JOIN card_states s ON s.user_id = u.id, generate_series(1, $2::int) v, LATERAL (SELECT $2 - v AS weeks) w,
       LATERAL (SELECT jsonb_build_object('state', 'review', 'dueDay', s.due_day, 'intervalDays', s.interval_days,
         'step', 0, 'stability', s.stability, 'difficulty', s.difficulty, 'reps', v, 'lapses', 0,
         'lastReviewedAt', s.last_reviewed_at, 'lastStudyDay', s.last_study_day) AS json) j
     WHERE u.email LIKE $1 || '-%'`,
    [name, reviewsPerCard],
  );
}
