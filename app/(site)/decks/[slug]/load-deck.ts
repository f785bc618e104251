import { cache } from "react";
import { findReader } from "@/lib/auth/session";
import { findDeck } from "@/lib/db/decks";

/** The deck of an address with who asks and when, or null; once a request, for title and page. */
export const loadDeck = cache(async (slug: string) => {
  const now = new Date();
  const reader = await findReader();
  const deck = await findDeck(reader.userId, reader.settings, now, slug);
  return deck && { now, reader, deck };
});
