import type { CardState, StudiedCardState } from "../domain/card-state";
import { Prisma } from "./generated/client";

/** A row of card_states as the queries select it, dates as text; every field null without a row. */
export interface CardStateRow {
  version: number | null;
  state: CardState["state"] | null;
  step: number | null;
  stability: number | null;
  difficulty: number | null;
  due_at: Date | null;
  due_day: string | null;
  interval_days: number | null;
  reps: number | null;
  lapses: number | null;
  last_reviewed_at: Date | null;
  last_study_day: string | null;
}

/** The columns of CardStateRow, for a query in which card_states is called `s`. */
export const cardStateColumns = Prisma.sql`
  s.version, s.state, s.step, s.stability, s.difficulty, s.due_at, s.due_day::text, s.interval_days,
  s.reps, s.lapses, s.last_reviewed_at, s.last_study_day::text`;

/** The state that a row holds; no row, or one without a memory, is a new card. */
export function toCardState(row: CardStateRow): CardState {
  const { state, step, stability, difficulty, reps, lapses, last_reviewed_at: reviewed, last_study_day: day } = row;
  if (state === null || state === "new") return { state: "new" };
  if (
    step === null ||
    stability === null ||
    difficulty === null ||
    reps === null ||
    lapses === null ||
    !reviewed ||
    !day
  ) {
    throw new Error("a studied card's state has no memory: the database's checks should not allow it");
  }
  const shared = {
    step,
    stability,
    difficulty,
    reps,
    lapses,
    lastReviewedAt: reviewed.toISOString(),
    lastStudyDay: day,
  };
  if (state === "review") return { state, dueDay: row.due_day ?? "", intervalDays: row.interval_days ?? 0, ...shared };
  return { state, dueAt: row.due_at?.toISOString() ?? "", ...shared };
}

/** The values of a state, in the order of the columns after user_id, card_id and version. */
export function fromCardState(state: StudiedCardState): Prisma.Sql {
  const inReview = state.state === "review";
  const dueAt = inReview ? null : state.dueAt;
  const dueDay = inReview ? state.dueDay : null;
  const intervalDays = inReview ? state.intervalDays : 0;
  return Prisma.sql`${state.state}::state, ${state.step}::smallint, ${state.stability}::float8, ${state.difficulty}::float8,
    ${dueAt}::timestamptz, ${dueDay}::date, ${intervalDays}::int, ${state.reps}::int, ${state.lapses}::int,
    ${state.lastReviewedAt}::timestamptz, ${state.lastStudyDay}::date`;
}
