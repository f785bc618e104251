import { listPastActs } from "@/lib/db/past-acts";
import type { PastAct, PastActs } from "@/lib/domain/past-act";
import { beginning, plainText } from "@/lib/markdown/plain-text";

/** A question is named to be recognized, not to be read. */
const LONGEST_QUESTION = 80;

/** What a learner can undo and redo, by names to show. */
export async function loadPastActs(userId: string): Promise<PastActs> {
  const { undo, redo } = await listPastActs(userId);
  return { undo: undo.map(named), redo: redo.map(named) };
}

const named = (act: PastAct): PastAct => ({ ...act, question: questionName(act.question) });

/** A question of Markdown as a name on one line. */
export function questionName(markdown: string): string {
  return beginning(plainText(markdown), LONGEST_QUESTION);
}
