import type { StudyDay } from "../domain/study-day";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { withSuspended } from "./studied-cards";

/** How many of the cards that a learner studies are kept out of the queue. A suspended card counts as that alone. */
export interface SetAside {
  buried: number;
  suspended: number;
}

/** Of the learner's state `s` of a card `c`: buried beyond a study day, and nothing else keeps it out of the queue. */
const isBuried = (today: StudyDay) => Prisma.sql`(NOT s.suspended AND s.buried_until > ${today}::date)`;

/** The states of the cards that a learner studies (of one deck, if it is named) which are not simply in the queue. */
const setAside = (userId: string, today: StudyDay, deck: string | null) => Prisma.sql`
  ${withSuspended(userId)}
  WHERE (s.suspended OR s.buried_until > ${today}::date)
    AND (${deck}::text IS NULL OR c.deck_slug = ${deck})`;

/** How many cards are buried beyond a study day, and how many suspended; in all studied decks, or in one. */
export async function countSetAside(userId: string, today: StudyDay, deck: string | null): Promise<SetAside> {
  const [row] = await db().$queryRaw<SetAside[]>`
    SELECT count(*) FILTER (WHERE ${isBuried(today)})::int AS buried, count(*) FILTER (WHERE s.suspended)::int AS suspended
    FROM ${setAside(userId, today, deck)}`;
  return row ?? { buried: 0, suspended: 0 };
}

/** The ids of at most so many cards that are buried beyond a study day, as `countSetAside` counts them. */
export async function listBuried(
  userId: string,
  today: StudyDay,
  deck: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT s.card_id AS id FROM ${setAside(userId, today, deck)} AND ${isBuried(today)} ORDER BY s.card_id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
