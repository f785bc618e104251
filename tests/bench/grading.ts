import { randomUUID } from "node:crypto";
import type { ReviewInput } from "@/lib/domain/review";
import { type ActionClient, findAction, sessionCookie } from "../support/action-client";
import { query } from "../support/sql";

/** A card of a learner, with the version of its state: graded by one connection at a time. */
export interface Pair {
  userId: string;
  cardId: string;
  version: number;
}

/** All pairs of learner and card, far apart from each other: consecutive ones belong to different learners. */
export async function pairsOf(url: string): Promise<Pair[]> {
  return query<Pair>(
    url,
    `SELECT user_id AS "userId", card_id AS "cardId", version FROM card_states
     ORDER BY md5(card_id::text), md5(user_id::text || card_id::text)`,
  );
}

/** How a card is graded through the app's server action, as its learner: throws where it is not. */
export async function grader(client: ActionClient, build: string, pairs: readonly Pair[], secret: string) {
  const action = findAction(build, "app/actions/grade-card.ts", "gradeCard", "/review");
  const cookies = new Map<string, string>();
  for (const { userId } of pairs) if (!cookies.has(userId)) cookies.set(userId, await sessionCookie(userId, secret));
  let graded = 0;
  return async (pair: Pair): Promise<void> => {
    const { userId, cardId, version } = pair;
    const review: ReviewInput = {
      id: randomUUID(),
      cardId,
      version,
      // One in ten is forgotten, as for most learners.
      grade: graded++ % 10 === 0 ? 1 : 3,
      durationMs: 5000,
      ageMs: 0,
    };
    const answer = await client.call(action, review, cookies.get(userId));
    if ((answer as { kind?: string }).kind !== "graded") throw new Error(`not graded, but ${JSON.stringify(answer)}`);
    pair.version++;
  };
}
