import type { Loads } from "./balance";
import type { CardState } from "./card-state";
import { GRADE_WORDS, GRADES, type Grade } from "./grade";
import { intervalLabel } from "./interval-label";
import { type Outcome, schedule } from "./schedule";
import type { Settings } from "./settings";
import { startOfStudyDay } from "./study-day";
import { formatIn } from "./time-zones";

/** What a grade would do to a card, and why its date is the one it is. */
export interface Explanation {
  grade: Grade;
  word: string;
  /** The interval, as on the button. */
  label: string;
  /** ISO instant from which the card is due. */
  due: string;
  /** Days after which recall falls to 90 %; null before a first review. */
  stability: { before: number | null; after: number };
  /** 1 (easy) to 10 (hard). */
  difficulty: { before: number | null; after: number };
  /** In order: what is predicted now, what the grade does, how the date came about. */
  why: string[];
}

/**
 * Explains the four buttons of a card in plain words with the numbers. `shown` are the intervals that
 * the buttons showed, in days: their dates depended on what else was due then.
 */
export function explain(
  cardId: string,
  before: CardState,
  at: Date,
  settings: Settings,
  loads: Loads,
  shown: Record<Grade, number> | null,
): Explanation[] {
  return GRADES.map((grade) => {
    const days = shown?.[grade] || null;
    const outcome = schedule(cardId, before, grade, at, settings, { loads, shown: days });
    const { after } = outcome;
    const due = after.state === "review" ? startOfStudyDay(after.dueDay, settings).toISOString() : after.dueAt;
    const memory = before.state === "new" ? null : before;
    return {
      grade,
      word: GRADE_WORDS[grade],
      label: intervalLabel(after, at),
      due,
      stability: { before: memory?.stability ?? null, after: after.stability },
      difficulty: { before: memory?.difficulty ?? null, after: after.difficulty },
      why: [recallNow(outcome), memoryAfter(outcome, before), ...dateOf(outcome, due, at, settings, loads)],
    };
  });
}

function recallNow({ retrievability, elapsedDays }: Outcome): string {
  if (retrievability === null) return "You have not reviewed this card yet, so nothing is predicted.";
  const when = elapsedDays === 0 ? "earlier today" : elapsedDays === 1 ? "yesterday" : `${elapsedDays} days ago`;
  return `Your last review was ${when}; the chance that you recall it now is ${percent(retrievability)}.`;
}

function memoryAfter({ after }: Outcome, before: CardState): string {
  const [stability, difficulty] = [number(after.stability), number(after.difficulty)];
  if (before.state === "new") return `Stability begins at ${stability} days, difficulty at ${difficulty} of 10.`;
  return `Stability goes from ${number(before.stability)} to ${stability} days, difficulty from ${number(before.difficulty)} to ${difficulty} of 10.`;
}

function dateOf({ after, interval }: Outcome, due: string, at: Date, settings: Settings, loads: Loads): string[] {
  if (!interval || after.state !== "review") {
    const name = after.state === "relearning" ? "relearning" : "learning";
    const wait = intervalLabel(after, at);
    return [
      after.intervalDays === 0
        ? `A ${name} step follows, ${wait} from now.`
        : `A ${name} step of ${wait} follows. It is due from ${timeIn(due, settings.timeZone)}, when that study day begins.`,
    ];
  }
  const { exact, range, days } = interval;
  const retention = percent(settings.desiredRetention);
  const sentences = [
    exact >= settings.maximumIntervalDays
      ? `Recall would stay above ${retention} for longer, but your maximum interval is ${settings.maximumIntervalDays} days.`
      : exact <= 1
        ? `The shortest interval is 1 day, though recall may fall below your desired retention of ${retention} before.`
        : `After ${number(exact)} days recall falls to your desired retention of ${retention}.`,
  ];
  if (range.lowest === range.highest && days > Math.max(1, Math.round(exact))) {
    sentences.push(`A card that is recalled waits longer each time: it is a day more than before, ${days} days.`);
  }
  if (range.lowest < range.highest) {
    const weighed =
      settings.loadBalancing && loads.size > 0
        ? "fewer reviews are due, as your weekdays allow"
        : "your weekdays allow";
    const easy = settings.weekdays.some((kind) => kind !== "normal") || (settings.loadBalancing && loads.size > 0);
    sentences.push(
      `Fuzz keeps cards learned together apart: ${range.lowest} to ${range.highest} days are possible, and ${days} was chosen${easy ? ` where ${weighed}` : " by the card itself"}.`,
    );
  }
  sentences.push(`It is due from ${timeIn(due, settings.timeZone)}, when that study day begins.`);
  return sentences;
}

function timeIn(instant: string, timeZone: string): string {
  const format = formatIn(timeZone, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return format.format(new Date(instant));
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function number(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value < 1 ? 2 : 1);
}
