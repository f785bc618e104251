import { db } from "./client";

/** What a learner's own cards, versions and notes may take up in the database, in bytes as stored: a library of books. */
const MOST_BYTES = 50_000_000;

export const NO_ROOM =
  "Your own cards and notes have reached the limit of 50 MB. Nothing was saved. Your text is still here, so you can copy it.";

/** Whether a learner may write more: the size of what they have, whatever is deleted of it included. */
export async function hasRoom(userId: string, most = MOST_BYTES): Promise<boolean> {
  return (await storedBytes(userId)) < most;
}

/** How many bytes a learner's own words take up, as the database keeps them: long ones compressed. */
export async function storedBytes(userId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ bytes: bigint }[]>`
    SELECT (
      SELECT coalesce(sum(pg_column_size(c.question) + pg_column_size(c.summary) + pg_column_size(c.details)), 0)
      FROM cards c JOIN decks d ON d.id = c.deck_id WHERE d.owner_id = ${userId}::uuid
    ) + (
      SELECT coalesce(sum(pg_column_size(k.text)), 0) FROM key_points k JOIN cards c ON c.id = k.card_id
      JOIN decks d ON d.id = c.deck_id WHERE d.owner_id = ${userId}::uuid
    ) + (
      SELECT coalesce(sum(pg_column_size(v.question) + pg_column_size(v.summary) + pg_column_size(v.details)
        + pg_column_size(v.key_points)), 0) FROM own_versions v WHERE v.user_id = ${userId}::uuid
    ) + (SELECT coalesce(sum(pg_column_size(n.text)), 0) FROM notes n WHERE n.user_id = ${userId}::uuid) AS bytes`;
  return Number(row?.bytes ?? 0);
}
