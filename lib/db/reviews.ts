import { type CardState, cardStateSchema, intervalDaysOf } from "../domain/card-state";
import { longestAnswerMs } from "../domain/pace";
import type { ReviewInput } from "../domain/review";
import { type Outcome, schedule } from "../domain/schedule";
import type { Settings } from "../domain/settings";
import type { Standing } from "../domain/standing";
import { standingAfter, standingOf } from "../domain/standing-of";
import { stateColumns, stateFromExcluded, stateValues } from "./card-state-row";
import { runPrepared } from "./client";
import { Prisma } from "./generated/client";
import { readCard } from "./read-card";

/** What became of a grade. `stale`: another act had changed the card since it was shown; nothing was written. */
export type GradeResult =
  | { kind: "graded" | "stale"; standing: Standing }
  | { kind: "not-found"; message: string }
  | { kind: "invalid"; message: string };

export const NO_SUCH_CARD = { kind: "not-found", message: "There is no such card in your decks." } as const;
export const ID_TAKEN = {
  kind: "invalid",
  message: "This id is already in use for something else. Reload the page.",
} as const;

/** How often a write may find that someone was faster: once, unless state and ledger do not agree. */
const TRIES = 5;

/**
 * Grades a card: in two round trips, one to read all that the decision needs and one statement
 * that writes the state and the ledger together, only if the state is still the one that was shown.
 * Nothing else refuses a grade: it counts on the study day of its click, with the intervals of that
 * day, however late it arrives and whatever has become of the settings and the card's words since.
 * A review that was already written is acknowledged again and not repeated.
 */
export async function gradeCard(userId: string, input: ReviewInput, now: Date, tries = TRIES): Promise<GradeResult> {
  const read = await readCard(userId, input.cardId, input.id);
  if (!read) return NO_SUCH_CARD;
  const { settings, state: before, version, known } = read;
  const present = () => standingOf(input.cardId, version, before, now, settings);
  if (known) {
    const isThis = known.cardId === input.cardId && known.as === "review";
    return isThis ? { kind: "graded", standing: present() } : ID_TAKEN;
  }
  if (version !== input.version) return { kind: "stale", standing: present() };
  const at = instantOf(input.ageMs, before, now);

  const shown = input.shownDays ?? null;
  const outcome = schedule(input.cardId, before, input.grade, at, settings, { shown });
  const written = await write(userId, input, at, before, outcome, settings);
  // Someone was faster: the same review in parallel, or another. Reading again tells which.
  if (!written && tries > 1) return gradeCard(userId, input, now, tries - 1);
  if (!written) throw new Error(`the ledger has version ${version + 1} of card ${input.cardId}, its state does not`);
  return { kind: "graded", standing: standingAfter(input.cardId, version + 1, outcome, now, settings) };
}

/** When the click was. It came after the review that led to the state shown, whatever a clock that was set says. */
function instantOf(ageMs: number, before: CardState, now: Date): Date {
  const lastReviewed = before.state === "new" ? 0 : Date.parse(before.lastReviewedAt);
  return new Date(Math.max(now.getTime() - ageMs, lastReviewed));
}

/** Writes state and review in one statement; false, and nothing written, if the state has moved on. */
async function write(
  userId: string,
  input: ReviewInput,
  at: Date,
  before: CardState,
  outcome: Outcome,
  settings: Settings,
): Promise<boolean> {
  const version = input.version + 1;
  const after = cardStateSchema.parse(outcome.after);
  const { rowCount } = await runPrepared(Prisma.sql`
    WITH moved AS (
      INSERT INTO card_states AS s (user_id, card_id, version, ${stateColumns})
      VALUES (${userId}::uuid, ${input.cardId}::uuid, ${version}, ${stateValues(after)})
      ON CONFLICT (user_id, card_id) DO UPDATE SET version = excluded.version, ${stateFromExcluded}
      WHERE s.version = ${input.version}
      RETURNING s.user_id, s.card_id, s.version
    )
    INSERT INTO reviews (user_id, id, card_id, version, grade, reviewed_at, study_day, state_before, interval_before_days,
      elapsed_days, interval_days, retrievability, duration_ms, weights_version, settings_version, recalled, missed, before, after)
    SELECT moved.user_id, ${input.id}::uuid, moved.card_id, moved.version, ${input.grade}::smallint, ${at.toISOString()}::timestamptz,
      ${outcome.studyDay}::date, ${before.state}::state, ${intervalDaysOf(before)}::int, ${outcome.elapsedDays}::int,
      ${intervalDaysOf(after)}::int, ${outcome.retrievability}::float8,
      ${Math.round(Math.min(input.durationMs, longestAnswerMs(settings)))}::int, ${settings.weightsVersion}::int, ${settings.version}::int,
      ${input.points?.recalled ?? []}::uuid[], ${input.points?.missed ?? []}::uuid[],
      ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb
    FROM moved`).catch(notAConflict);
  return rowCount === 1;
}

/** Two statements that insert the same act or version at once: one gives way. Any other error is a fault. */
export function notAConflict(error: unknown): { rowCount: number } {
  if (error instanceof Error && "code" in error && error.code === "23505") return { rowCount: 0 };
  throw error;
}
