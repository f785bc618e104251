"use server";

import { action } from "@/lib/action";
import { practiceCard as practice } from "@/lib/db/actions";
import { practiceSchema } from "@/lib/domain/review";

const keep = action(practiceSchema, practice, "act");

/** Keeps that a card was practiced; nothing is scheduled. Answers as a grade does. */
export async function practiceCard(input: unknown, from?: string) {
  const answer = await keep(input, from);
  return answer.kind === "done" ? { ...answer, kind: "graded" as const } : answer;
}
