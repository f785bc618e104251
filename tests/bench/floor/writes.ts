import type pg from "pg";

/** Which card of whose, and which version of its state this review makes. */
export interface Write {
  userId: string;
  cardId: string;
  id: string;
  version: number;
}

const state = {
  state: "review",
  dueDay: "2027-01-20",
  intervalDays: 59,
  step: 0,
  stability: 58.73948210938471,
  difficulty: 5.192837461029384,
  reps: 7,
  lapses: 0,
  lastReviewedAt: "2026-11-22T08:00:00.000Z",
  lastStudyDay: "2026-11-22",
};

/** The two writes of a grade, state and ledger, as one transaction; the state's values are always the same. */
export async function writes(client: pg.ClientBase, { userId, cardId, id, version }: Write): Promise<void> {
  const { stability, difficulty, intervalDays, dueDay, lastReviewedAt, lastStudyDay } = state;
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO card_states AS s (user_id, card_id, version, state, step, stability, difficulty, due_day, interval_days,
       reps, lapses, last_reviewed_at, last_study_day)
     VALUES ($1, $2, $3, 'review', 0, $4, $5, $6, $7, 7, 0, $8, $9)
     ON CONFLICT (user_id, card_id) DO UPDATE SET version = excluded.version, state = excluded.state, step = excluded.step,
       stability = excluded.stability, difficulty = excluded.difficulty, due_at = excluded.due_at, due_day = excluded.due_day,
       interval_days = excluded.interval_days, reps = excluded.reps, lapses = excluded.lapses,
       last_reviewed_at = excluded.last_reviewed_at, last_study_day = excluded.last_study_day
     WHERE s.version = $3 - 1`,
    [userId, cardId, version, stability, difficulty, dueDay, intervalDays, lastReviewedAt, lastStudyDay],
  );
  const json = JSON.stringify(state);
  await client.query(
    `INSERT INTO reviews (user_id, id, card_id, version, grade, reviewed_at, study_day, state_before, interval_before_days,
       elapsed_days, interval_days, retrievability, duration_ms, weights_version, before, after)
     VALUES ($1, $2, $3, $4, 3, $5, $6, 'review', 30, 31, $7, 0.9, 5000, 0, $8, $8)`,
    [userId, id, cardId, version, lastReviewedAt, lastStudyDay, intervalDays, json],
  );
  await client.query("COMMIT");
}
