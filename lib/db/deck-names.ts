import type { NamedDeck } from "../domain/search-decks";
import { db } from "./client";
import { visibleDecks } from "./visible-cards";

/** The decks that a user (for a visitor, null) may see, by name, in learning order, and whether they study them. */
export function listDeckNames(userId: string | null): Promise<(NamedDeck & { studied: boolean })[]> {
  return db().$queryRaw`
    SELECT d.id, d.slug, d.title, t.user_id IS NOT NULL AS studied
    FROM ${visibleDecks(userId)} d LEFT JOIN studies t ON t.deck_id = d.id AND t.user_id = ${userId}::uuid
    ORDER BY d.owner_id NULLS FIRST, d.position, d.title`;
}
