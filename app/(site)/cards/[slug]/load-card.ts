import { cache } from "react";
import { findReader } from "@/lib/auth/session";
import { findCard } from "@/lib/db/cards";

/** The card of an address with who asks, or null; once a request, for layout, title and page. */
export const loadCard = cache(async (slug: string) => {
  const reader = await findReader();
  const card = await findCard(reader.userId, slug);
  return card && { reader, card };
});
