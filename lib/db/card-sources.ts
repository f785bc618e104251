import { db } from "./client";
import { visibleCards } from "./visible-cards";

/** A document that asks a card's question, with the places where it does: "117", or "T13" for an overview. */
export interface AskedIn {
  document: string;
  numbers: string[];
}

/** Which documents ask the question of a card that the user (null for a visitor) may see, by name, numbers in order. */
export async function listSources(userId: string | null, cardId: string): Promise<AskedIn[]> {
  const rows = await db().$queryRaw<AskedIn[]>`
    SELECT s.document, array_agg(s.number) AS numbers
    FROM sources s JOIN ${visibleCards(userId)} c ON c.id = s.card_id
    WHERE s.card_id = ${cardId}::uuid
    GROUP BY s.document ORDER BY s.document`;
  const inOrder = new Intl.Collator("en", { numeric: true }).compare;
  return rows.map(({ document, numbers }) => ({ document, numbers: numbers.sort(inOrder) }));
}
