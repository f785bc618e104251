import { cache } from "react";
import { findReader } from "@/lib/auth/session";
import { findNote } from "@/lib/db/actions";
import { findCard } from "@/lib/db/cards";

/** The card of an address with who asks, or null; once a request, for title and page. */
export const loadCard = cache(async (slug: string) => {
  const reader = await findReader();
  const card = await findCard(reader.userId, slug);
  const note = card && reader.userId ? await findNote(reader.userId, card.id) : "";
  return card && { reader, card, note };
});
