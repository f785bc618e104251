import type { CardState, StudiedCardState } from "./card-state";
import { GRADES, type Grade } from "./grade";
import { preview } from "./schedule";
import type { Settings } from "./settings";

const MINUTE_MS = 60_000;

/**
 * When a card would come back after each grade, in words that finish "it would come back": for a step
 * also what follows if it is recalled then, as "in 10 minutes, and if you recall it then, in 2 days".
 */
export function comesBackWords(cardId: string, state: CardState, now: Date, settings: Settings): Record<Grade, string> {
  const outcomes = preview(cardId, state, now, settings);
  const words = GRADES.map((grade): [Grade, string] => {
    const { after } = outcomes[grade];
    return [grade, after.state === "review" ? inWords(after, now) : throughSteps(cardId, after, now, settings)];
  });
  return Object.fromEntries(words) as Record<Grade, string>;
}

/** A learning step, and the interval that comes of recalling it until the steps are over. */
function throughSteps(cardId: string, first: StudiedCardState, now: Date, settings: Settings): string {
  let state = first;
  while (state.state !== "review") {
    const at = new Date(state.dueAt);
    const next = preview(cardId, state, at, settings)[3].after;
    if (next.state === "review") return `${inWords(first, now)}, and if you recall it then, ${inWords(next, at)}`;
    state = next;
  }
  return inWords(first, now);
}

function inWords(state: StudiedCardState, from: Date): string {
  if (state.state === "review" || state.intervalDays > 0)
    return state.intervalDays === 1 ? "tomorrow" : `in ${state.intervalDays} days`;
  const minutes = Math.max(1, Math.round((Date.parse(state.dueAt) - from.getTime()) / MINUTE_MS));
  return minutes === 1 ? "in a minute" : `in ${minutes} minutes`;
}
