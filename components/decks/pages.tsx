import { Link } from "@/components/ui/link";
import { type CardsView, deckAddress } from "@/lib/domain/deck-cards";

/** The way through the pages of a deck that has many cards; nothing where one page holds them all. */
export function Pages({ deck, view, last }: { deck: string; view: CardsView; last: number }) {
  if (last <= 1) return null;
  const to = (page: number, words: string) => (
    <Link href={deckAddress(deck, { ...view, page })} className="button">
      {words}
    </Link>
  );
  return (
    <nav aria-label="Pages" className="no-print mt-6 flex flex-wrap items-center gap-3">
      {view.page > 1 && to(Math.min(view.page - 1, last), "Previous page")}
      <span className="text-sm text-muted">
        Page {view.page} of {last}
      </span>
      {view.page < last && to(view.page + 1, "Next page")}
    </nav>
  );
}
