import { Prisma } from "./generated/client";

/** Whether an entry of a user's ledger, by its id in SQL, is undone: there is an undo of it that was not redone. */
export const isUndone = (userId: string | null, id: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM actions undo WHERE undo.user_id = ${userId}::uuid AND undo.undoes = ${id}
    AND NOT EXISTS (SELECT 1 FROM actions redo WHERE redo.user_id = undo.user_id AND redo.undoes = undo.id)
)`;

/** A user's reviews that count, as a table to select from: an undone review counts nowhere. A visitor (null) has none. */
export function countedReviews(userId: string | null): Prisma.Sql {
  return Prisma.sql`(
    SELECT r.* FROM reviews r WHERE r.user_id = ${userId}::uuid AND NOT ${isUndone(userId, Prisma.sql`r.id`)}
  )`;
}
