import type { CardState } from "./card-state";
import type { Grade } from "./grade";

/** How a card stands with a learner: what a client needs to show it and to grade it. */
export interface Standing {
  /** The version of the state; a grade names it, and is refused when the state has moved on. */
  version: number;
  state: CardState["state"];
  /** ISO instant at which a step of minutes comes due; null where the card waits for a day, or is new. */
  dueAt: string | null;
  /** The interval that each grade gives, such as "10m" or "4d"; empty for a card that is done with for today. */
  buttons: Record<Grade, string>;
  /** The same in days, 0 for a step of minutes: a grade says which it was, for dates depend on what else is due. */
  days: Record<Grade, number>;
  /** Whether it is neither suspended nor buried today. */
  available: boolean;
  /** Whether its time comes today: a new card, one in a step, or one in review whose day has begun. */
  due: boolean;
}

/** Whether the queue may hold a card that stands so. */
export const isInQueue = ({ available, due }: Standing): boolean => available && due;
