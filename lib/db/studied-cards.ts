import { LEARN_AHEAD_MS } from "../domain/queue";
import { type StudyClock, type StudyDay, startOfStudyDay, studyDayOf } from "../domain/study-day";
import { postgresZone } from "../domain/time-zones";
import { available } from "./card-state-row";
import { countedReviews } from "./counted-reviews";
import { Prisma } from "./generated/client";
import { scheduledCards } from "./visible-cards";

// What every count in the app means by the cards that one studies, by due and by done today. In the fragments
// a card of `scheduledCards` is called `c`, its state `s` (none for a card never seen) and a review `r`.

/** The highest level of which a learner's new cards are shown; for a visitor (null) and for one who has not said, all. */
export const highestLevel = (userId: string | null): Prisma.Sql =>
  Prisma.sql`coalesce((SELECT p.level FROM preferences p WHERE p.user_id = ${userId}::uuid), 'specialist')`;

/** A card that is at or below the learner's level, or already met. */
const isOfLevel = (userId: string | null): Prisma.Sql =>
  Prisma.sql`(s.state <> 'new' OR c.level <= ${highestLevel(userId)})`;

/** A card that is to be learned in its deck: at or below the learner's level or already met, and not suspended. */
export const isToLearn = (userId: string | null): Prisma.Sql =>
  Prisma.sql`(s.suspended IS NOT TRUE AND ${isOfLevel(userId)})`;

/** A card of a deck that the learner studies. */
export const isOfStudiedDeck = (userId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM studies t WHERE t.user_id = ${userId}::uuid AND t.deck_id = c.deck_id)`;

/**
 * The cards that a learner studies, as a table to select from, with what their states say of dates: not retired,
 * answered, of a deck that they study, and to be learned there.
 */
export const studiedCards = (userId: string): Prisma.Sql => Prisma.sql`(
  SELECT c.id, c.deck_id, c.deck_slug, c.deck_position, c.position, c.level, s.state, s.due_at, s.due_day,
    s.interval_days, s.suspended, s.buried_until, s.stability, s.last_study_day
  FROM ${scheduledCards(userId)} c
  LEFT JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
  WHERE ${isOfStudiedDeck(userId)} AND ${isToLearn(userId)}
)`;

/** The same, and those that would be studied if they were not suspended, as far as they have a state: `c` with its `s`, to select from. */
export const withSuspended = (userId: string): Prisma.Sql => Prisma.sql`
  ${scheduledCards(userId)} c
  JOIN card_states s ON s.card_id = c.id AND s.user_id = ${userId}::uuid
    AND ${isOfStudiedDeck(userId)} AND ${isOfLevel(userId)}`;

/** The study day on which a card falls due: a step on that of its instant. None for a new card. */
export const dueDayOf = ({ timeZone, rolloverHour }: StudyClock): Prisma.Sql => Prisma.sql`coalesce(s.due_day,
  ((s.due_at AT TIME ZONE ${postgresZone(timeZone)}) - make_interval(hours => ${rolloverHour}::int))::date)`;

/** A card that the queue asks for now, limits aside: its day or instant has come, or its step is due so soon that it is shown early. */
export function isDueNow(now: Date, clock: StudyClock): Prisma.Sql {
  const today = studyDayOf(now, clock);
  return Prisma.sql`((s.due_day <= ${today}::date OR ${isStepDue(now)}) AND ${available(today)})`;
}

/** A step whose instant has come, or is so near that it is shown early; one of days is not shown before its day. */
export const isStepDue = (now: Date): Prisma.Sql => Prisma.sql`
  (s.due_at <= ${new Date(now.getTime() + LEARN_AHEAD_MS)} AND (s.due_at <= ${now} OR s.interval_days = 0))`;

/**
 * A learner's reviews that count, as a table to select from, with the day on which each counts at an instant
 * (`counted_day`): today where it is dated today or later, or was done since today began, as the time
 * zone or the hour may have been moved; else the study day on which it was done.
 */
export function reviewsByDay(userId: string | null, now: Date, clock: StudyClock): Prisma.Sql {
  const today = studyDayOf(now, clock);
  return Prisma.sql`(
    SELECT r.*, CASE WHEN ${isOfDayOrLater(today, clock)} THEN ${today}::date ELSE r.study_day END AS counted_day
    FROM ${countedReviews(userId)} r
  )`;
}

/** A learner's reviews that count as done on the study day of an instant, as a table to select from. */
export function reviewsToday(userId: string | null, now: Date, clock: StudyClock): Prisma.Sql {
  const today = studyDayOf(now, clock);
  return Prisma.sql`(SELECT r.* FROM ${countedReviews(userId)} r WHERE ${isOfDayOrLater(today, clock)})`;
}

const isOfDayOrLater = (day: StudyDay, clock: StudyClock): Prisma.Sql =>
  Prisma.sql`(r.study_day >= ${day}::date OR r.reviewed_at >= ${startOfStudyDay(day, clock)})`;
