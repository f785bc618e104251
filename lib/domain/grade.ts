/** How well a card was recalled: 1 Again (forgotten), 2 Hard, 3 Good, 4 Easy. */
export type Grade = 1 | 2 | 3 | 4;

export const GRADES: readonly Grade[] = [1, 2, 3, 4];

export const GRADE_WORDS: Record<Grade, string> = { 1: "Again", 2: "Hard", 3: "Good", 4: "Easy" };

/** Whether the card was recalled: every grade but Again. */
export function passed(grade: Grade): boolean {
  return grade > 1;
}
