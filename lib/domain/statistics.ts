import { addDays, daysBetween, type StudyDay } from "./study-day";
import { wilsonInterval } from "./wilson";

/** From this interval on, in days, a card counts as mature. */
export const MATURE_DAYS = 21;

/** With fewer reviews than this, a share is shown with its uncertainty. */
export const FEW_REVIEWS = 30;

/** All reviews of one study day and one kind of card, added up. */
export interface DayAggregate {
  studyDay: StudyDay;
  /** By the interval before the review: none or a step, under 21 days, 21 and more. */
  kind: "learning" | "young" | "mature";
  reviews: number;
  passed: number;
  /** Sum of the recall that FSRS predicted for those reviews, each 0 to 1. */
  predicted: number;
  durationMs: number;
}

/** Cards that fall due on one study day (a step counts on the day of its instant). */
export interface DueDay {
  dueDay: StudyDay;
  cards: number;
}

/** How many reviews there were and how many passed, with the 95 % interval where there are few. */
export interface Share {
  passed: number;
  total: number;
  /** 0 to 1; null without reviews. */
  value: number | null;
  interval: { low: number; high: number } | null;
}

function share(rows: readonly DayAggregate[]): Share {
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const total = rows.reduce((sum, row) => sum + row.reviews, 0);
  const interval = total < FEW_REVIEWS ? wilsonInterval(passed, total) : null;
  return { passed, total, value: total === 0 ? null : passed / total, interval };
}

/** The windows of the true-retention table: how many study days, and how many of the last to leave out. */
const WINDOWS = [
  { name: "Today", days: 1, skip: 0 },
  { name: "Yesterday", days: 1, skip: 1 },
  { name: "Last 7 days", days: 7, skip: 0 },
  { name: "Last 30 days", days: 30, skip: 0 },
  { name: "Last 365 days", days: 365, skip: 0 },
  { name: "All", days: Number.POSITIVE_INFINITY, skip: 0 },
] as const;

export interface RetentionRow {
  window: string;
  young: Share;
  mature: Share;
  all: Share;
}

/**
 * True retention (as Anki's statistics define it): of the reviews of cards whose interval before
 * the review was a day or more, the share that passed.
 */
export function trueRetention(days: readonly DayAggregate[], today: StudyDay): RetentionRow[] {
  const reviewed = days.filter((day) => day.kind !== "learning");
  return WINDOWS.map(({ name, days: length, skip }) => {
    const within = reviewed.filter((day) => {
      const age = daysBetween(day.studyDay, today);
      return age >= skip && age < skip + length;
    });
    return {
      window: name,
      young: share(within.filter((day) => day.kind === "young")),
      mature: share(within.filter((day) => day.kind === "mature")),
      all: share(within),
    };
  });
}

/** One point of retention over time: the reviews of `days` study days from `start` on. */
export interface RetentionPoint extends Share {
  start: StudyDay;
  end: StudyDay;
  /** What FSRS predicted for these same reviews, 0 to 1; null without reviews. */
  predicted: number | null;
}

/**
 * True retention by consecutive spans of study days, the last of which ends today, from the first
 * review on but at most `points` of them. Spans without reviews stay, empty, so that time is even.
 */
export function retentionOverTime(
  days: readonly DayAggregate[],
  today: StudyDay,
  { spanDays, points }: { spanDays: number; points: number },
): RetentionPoint[] {
  const spans = Array.from({ length: points }, (_, i) => points - 1 - i).map((back) => {
    const end = addDays(today, -back * spanDays);
    const start = addDays(end, 1 - spanDays);
    const rows = days.filter((day) => day.kind !== "learning" && day.studyDay >= start && day.studyDay <= end);
    const totals = share(rows);
    const predicted = totals.total === 0 ? null : rows.reduce((sum, row) => sum + row.predicted, 0) / totals.total;
    return { start, end, predicted, ...totals };
  });
  const first = spans.findIndex((span) => span.total > 0);
  return first < 0 ? [] : spans.slice(first);
}

/** What was done on one study day. */
export interface ReviewsOfDay {
  studyDay: StudyDay;
  learning: number;
  young: number;
  mature: number;
  durationMs: number;
}

/** Reviews of each of the last `length` study days, today last; days without any count 0. */
export function reviewsPerDay(days: readonly DayAggregate[], today: StudyDay, length: number): ReviewsOfDay[] {
  const byDay = new Map<StudyDay, ReviewsOfDay>();
  for (let back = length - 1; back >= 0; back--) {
    const studyDay = addDays(today, -back);
    byDay.set(studyDay, { studyDay, learning: 0, young: 0, mature: 0, durationMs: 0 });
  }
  for (const row of days) {
    const day = byDay.get(row.studyDay);
    if (!day) continue;
    day[row.kind] += row.reviews;
    day.durationMs += row.durationMs;
  }
  return [...byDay.values()];
}

export interface Forecast {
  /** Cards that were due before today and are still waiting. */
  backlog: number;
  /** Cards that fall due on each study day from today on. */
  days: { studyDay: StudyDay; cards: number }[];
}

/** Cards falling due on each of the next `length` study days, today first; the backlog apart. */
export function forecast(due: readonly DueDay[], today: StudyDay, length: number): Forecast {
  const cards = new Map(due.map((row) => [row.dueDay, row.cards]));
  const overdue = due.filter((row) => row.dueDay < today);
  return {
    backlog: overdue.reduce((sum, row) => sum + row.cards, 0),
    days: Array.from({ length }, (_, ahead) => addDays(today, ahead)).map((studyDay) => ({
      studyDay,
      cards: cards.get(studyDay) ?? 0,
    })),
  };
}

/** How many cards a learner has in each stage. */
export interface CardCounts {
  new: number;
  learning: number;
  young: number;
  mature: number;
}
