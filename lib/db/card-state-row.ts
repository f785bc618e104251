import { type CardState, intervalDaysOf } from "../domain/card-state";
import type { StudyDay } from "../domain/study-day";
import { Prisma } from "./generated/client";

/** A row of card_states as the queries select it, dates as text; every field null without a row. */
export interface CardStateRow {
  state_version: number | null;
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
  suspended: boolean | null;
  buried_until: string | null;
  leech: boolean | null;
  flagged: boolean | null;
}

/** The columns of CardStateRow, for a query in which card_states is called `s`. */
export const cardStateColumns = Prisma.sql`
  s.version AS state_version, s.state, s.step, s.stability, s.difficulty, s.due_at, s.due_day::text, s.interval_days,
  s.reps, s.lapses, s.last_reviewed_at, s.last_study_day::text, s.suspended, s.buried_until::text, s.leech,
  s.flagged`;

/** What the queue may hold on a study day, as `isAvailable` says of a state, for a query in which card_states is called `s`. */
export const available = (today: StudyDay): Prisma.Sql =>
  Prisma.sql`(s.suspended IS NOT TRUE AND (s.buried_until IS NULL OR s.buried_until <= ${today}::date))`;

/** The state that a row holds; no row, or one without a memory, is a new card. */
export function toCardState(row: CardStateRow): CardState {
  const { state, step, stability, difficulty, reps, lapses, last_reviewed_at: reviewed, last_study_day: day } = row;
  const marks = {
    suspended: row.suspended ?? false,
    buriedUntil: row.buried_until,
    leech: row.leech ?? false,
    flagged: row.flagged ?? false,
  };
  if (state === null || state === "new") return { state: "new", ...marks };
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
    ...marks,
    step,
    stability,
    difficulty,
    reps,
    lapses,
    lastReviewedAt: reviewed.toISOString(),
    lastStudyDay: day,
  };
  const intervalDays = row.interval_days ?? 0;
  if (state === "review") return { state, dueDay: row.due_day ?? "", intervalDays, ...shared };
  return { state, dueAt: row.due_at?.toISOString() ?? "", intervalDays, ...shared };
}

/** The columns that a state fills, in the order of `stateValues`. */
export const stateColumns = Prisma.sql`state, step, stability, difficulty, due_at, due_day, interval_days, reps, lapses,
  last_reviewed_at, last_study_day, suspended, buried_until, leech, flagged`;

/** Sets them from the row that an INSERT could not add. */
export const stateFromExcluded = Prisma.sql`state = excluded.state, step = excluded.step, stability = excluded.stability,
  difficulty = excluded.difficulty, due_at = excluded.due_at, due_day = excluded.due_day,
  interval_days = excluded.interval_days, reps = excluded.reps, lapses = excluded.lapses,
  last_reviewed_at = excluded.last_reviewed_at, last_study_day = excluded.last_study_day,
  suspended = excluded.suspended, buried_until = excluded.buried_until, leech = excluded.leech,
  flagged = excluded.flagged`;

/** A state as its row has it. */
export function toColumns(state: CardState) {
  const studied = state.state === "new" ? null : state;
  return {
    state: state.state,
    step: studied?.step ?? 0,
    stability: studied?.stability ?? null,
    difficulty: studied?.difficulty ?? null,
    dueAt: state.state === "learning" || state.state === "relearning" ? state.dueAt : null,
    dueDay: state.state === "review" ? state.dueDay : null,
    intervalDays: intervalDaysOf(state),
    reps: studied?.reps ?? 0,
    lapses: studied?.lapses ?? 0,
    lastReviewedAt: studied?.lastReviewedAt ?? null,
    lastStudyDay: studied?.lastStudyDay ?? null,
    suspended: state.suspended,
    buriedUntil: state.buriedUntil,
    leech: state.leech,
    flagged: state.flagged,
  };
}

/** The values of a state, in the order of `stateColumns`. */
export function stateValues(state: CardState): Prisma.Sql {
  const c = toColumns(state);
  return Prisma.sql`${c.state}::state, ${c.step}::smallint, ${c.stability}::float8, ${c.difficulty}::float8,
    ${c.dueAt}::timestamptz, ${c.dueDay}::date, ${c.intervalDays}::int, ${c.reps}::int, ${c.lapses}::int,
    ${c.lastReviewedAt}::timestamptz, ${c.lastStudyDay}::date, ${c.suspended}::boolean, ${c.buriedUntil}::date,
    ${c.leech}::boolean, ${c.flagged}::boolean`;
}
