import { listPastActs } from "@/lib/db/past-acts";
import type { PastAct, PastActs } from "@/lib/domain/past-act";
import { inOrder } from "@/lib/markdown/in-order";
import { beginning } from "@/lib/markdown/plain-text";
import { plainText, type Words } from "@/lib/markdown/render";

/** A question is named to be recognized, not to be read. */
const LONGEST_QUESTION = 80;

/** What a learner can undo and redo, by names to show. */
export async function loadPastActs(userId: string): Promise<PastActs> {
  const { undo, redo } = await listPastActs(userId);
  const named = async (act: PastAct) => ({ ...act, question: await questionName(act.question, { reader: userId }) });
  return { undo: await inOrder(undo, named), redo: await inOrder(redo, named) };
}

/** A question of Markdown as a name on one line. */
export async function questionName(markdown: string, words: Words): Promise<string> {
  return beginning(await plainText(markdown, "line", words), LONGEST_QUESTION);
}
