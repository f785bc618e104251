import { Prisma } from "./generated/client";

/** A user's reviews that count, as a table to select from: an undone review counts nowhere. A visitor (null) has none. */
export function countedReviews(userId: string | null): Prisma.Sql {
  return Prisma.sql`(
    SELECT r.* FROM reviews r
    WHERE r.user_id = ${userId}::uuid
      AND NOT EXISTS (SELECT 1 FROM actions u WHERE u.user_id = r.user_id AND u.undoes = r.id)
  )`;
}
