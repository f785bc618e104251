import type { ReviewInput } from "@/lib/domain/review";
import type { Standing } from "@/lib/domain/standing";

/** What the server may say of a grade; see lib/db/reviews.ts and lib/action.ts. */
export type GradeAnswer =
  | { kind: "graded" | "stale"; standing: Standing }
  | { kind: "not-found" | "invalid" | "signed-out"; message: string };

export type GradeAction = (input: ReviewInput) => Promise<GradeAnswer>;

/** Pauses before trying again, in ms: a tunnel's length, not a learner's patience. */
const PAUSES_MS = [1000, 3000];

/**
 * Sends a grade, again when the network fails: the review keeps its id, so that it counts once
 * however often it arrives. `clickedAt` is performance.now() of the click. Null when nothing helped.
 */
export async function sendGrade(
  send: GradeAction,
  review: Omit<ReviewInput, "ageMs">,
  clickedAt: number,
): Promise<GradeAnswer | null> {
  for (const pause of [...PAUSES_MS, null]) {
    try {
      const answer = await send({ ...review, ageMs: Math.max(0, performance.now() - clickedAt) });
      if (answer) return answer; // a page older than the server's build gets nothing back
    } catch {
      // the network, or the server, is away
    }
    if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return null;
}
