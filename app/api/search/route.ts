import { findReader } from "@/lib/auth/session";
import { searchCards } from "@/lib/db/search";
import { markWords } from "@/lib/domain/search-marks";
import { inOrder } from "@/lib/markdown/in-order";
import { searchedText } from "@/lib/markdown/render";

/** How many cards a palette shows. */
const LIMIT = 8;

/** The first cards of a search, for who types one anywhere but on the page of search: `q` is the query. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const { userId, settings } = await findReader();
  const { cards, total, more, marked } = await searchCards(userId, settings, query, new Date(), {
    limit: LIMIT,
    offset: 0,
  });
  const found = await inOrder(cards, async ({ slug, question, deckTitle }) => ({
    slug,
    deckTitle,
    question: markWords(await searchedText(question, "line", { reader: userId }), marked),
  }));
  return Response.json({ cards: found, total, more }, { headers: { "Cache-Control": "private, no-store" } });
}
