import { type CardState, cardStateSchema, intervalDaysOf } from "../domain/card-state";
import { MAX_DURATION_MS, type ReviewInput } from "../domain/review";
import { type Outcome, schedule } from "../domain/schedule";
import type { Settings } from "../domain/settings";
import { type Standing, standingOf } from "../domain/standing";
import { studyDayOf } from "../domain/study-day";
import { type CardStateRow, cardStateColumns, fromCardState, toCardState } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { scheduledCards } from "./visible-cards";

/** What became of a grade. `stale`: the state was no longer the one shown; nothing was written. */
export type GradeResult =
  | { kind: "graded" | "stale"; standing: Standing }
  | { kind: "not-found"; message: string }
  | { kind: "invalid"; message: string };

/**
 * Grades a card: in two round trips, one to read all that the decision needs and one statement
 * that writes the state and the ledger together, only if the state is still the one that was read.
 * A review that was already written is acknowledged again and not repeated.
 */
export async function gradeCard(userId: string, input: ReviewInput, now: Date): Promise<GradeResult> {
  const read = await readForGrade(userId, input);
  if (!read) return { kind: "not-found", message: "There is no such card in your decks." };
  const { settings, before, version } = read;
  const present = () => standingOf(input.cardId, version, before, now, settings);
  if (read.known) {
    return read.known === input.cardId
      ? { kind: "graded", standing: present() }
      : { kind: "invalid", message: "This review's id belongs to another review of yours. Reload the page." };
  }
  const at = new Date(now.getTime() - input.ageMs);
  const reviewedEarlier = before.state !== "new" && Date.parse(before.lastReviewedAt) > at.getTime();
  const shownForAnotherDay = studyDayOf(at, settings) !== input.studyDay;
  if (version !== input.version || reviewedEarlier || shownForAnotherDay) return { kind: "stale", standing: present() };

  const outcome = schedule(input.cardId, before, input.grade, at, settings);
  const written = await write(userId, input, at, before, outcome, settings);
  // Someone was faster: the same review in parallel, or another. Reading again tells which.
  if (!written) return gradeCard(userId, input, now);
  return { kind: "graded", standing: standingOf(input.cardId, version + 1, outcome.after, now, settings) };
}

type SettingsColumns = Settings & { known: string | null };

/** The settings, the card's state and whether this review is known, in one round trip; null if the card is not this user's to see. */
async function readForGrade(userId: string, { id, cardId }: ReviewInput) {
  const rows = await db().$queryRaw<(SettingsColumns & CardStateRow)[]>`
    SELECT t.time_zone AS "timeZone", t.rollover_hour AS "rolloverHour", t.desired_retention AS "desiredRetention",
      t.new_per_day AS "newPerDay", t.reviews_per_day AS "reviewsPerDay", t.learning_steps_minutes AS "learningStepsMinutes",
      t.relearning_steps_minutes AS "relearningStepsMinutes", t.maximum_interval_days AS "maximumIntervalDays",
      t.weights, t.weights_version AS "weightsVersion", r.card_id AS known, ${cardStateColumns}
    FROM settings t
    JOIN ${scheduledCards} c ON c.id = ${cardId}::uuid
    LEFT JOIN card_states s ON s.user_id = t.user_id AND s.card_id = c.id
    LEFT JOIN reviews r ON r.user_id = t.user_id AND r.id = ${id}::uuid
    WHERE t.user_id = ${userId}::uuid`;
  const row = rows[0];
  return row && { settings: row, known: row.known, before: toCardState(row), version: row.version ?? 0 };
}

/** Writes state and review in one statement; false, and nothing written, if the state has moved on. */
async function write(
  userId: string,
  input: ReviewInput,
  at: Date,
  before: CardState,
  outcome: Outcome,
  settings: Settings,
) {
  const version = input.version + 1;
  const after = cardStateSchema.parse(outcome.after);
  const count = await db().$executeRaw`
    WITH moved AS (
      INSERT INTO card_states AS s (user_id, card_id, version, state, step, stability, difficulty, due_at, due_day,
        interval_days, reps, lapses, last_reviewed_at, last_study_day)
      VALUES (${userId}::uuid, ${input.cardId}::uuid, ${version}, ${fromCardState(outcome.after)})
      ON CONFLICT (user_id, card_id) DO UPDATE SET version = excluded.version, state = excluded.state, step = excluded.step,
        stability = excluded.stability, difficulty = excluded.difficulty, due_at = excluded.due_at, due_day = excluded.due_day,
        interval_days = excluded.interval_days, reps = excluded.reps, lapses = excluded.lapses,
        last_reviewed_at = excluded.last_reviewed_at, last_study_day = excluded.last_study_day
      WHERE s.version = ${input.version}
      RETURNING s.user_id, s.card_id, s.version
    )
    INSERT INTO reviews (user_id, id, card_id, version, grade, reviewed_at, study_day, state_before, interval_before_days,
      elapsed_days, interval_days, retrievability, duration_ms, weights_version, before, after)
    SELECT moved.user_id, ${input.id}::uuid, moved.card_id, moved.version, ${input.grade}::smallint, ${at.toISOString()}::timestamptz,
      ${outcome.studyDay}::date, ${before.state}::state, ${intervalDaysOf(before)}::int, ${outcome.elapsedDays}::int,
      ${intervalDaysOf(outcome.after)}::int, ${outcome.retrievability}::float8,
      ${Math.round(Math.min(input.durationMs, MAX_DURATION_MS))}::int, ${settings.weightsVersion}::int,
      ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb
    FROM moved`.catch(notAConflict);
  return count > 0;
}

/** Two statements that insert the same review or version at once: one gives way. Any other error is a fault. */
function notAConflict(error: unknown): number {
  const conflict =
    error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta ?? {}).includes("23505");
  if (conflict) return 0;
  throw error;
}
