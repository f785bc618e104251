"use server";

import { action } from "@/lib/action";
import { settleVersion as settle } from "@/lib/db/own-cards";
import { settleVersionSchema } from "@/lib/domain/edit";

const set = action(settleVersionSchema, settle, "words");

/** Takes the bank's words in place of one's own version, or keeps one's own; see lib/db/own-cards.ts. */
export async function settleVersion(input: unknown): Promise<{ kind: string; message?: string }> {
  const answer = await set(input);
  return answer.kind === "done" ? { kind: "done" } : { kind: answer.kind, message: answer.message };
}
