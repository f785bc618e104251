import type { Metadata } from "next";
import { DeckTile } from "@/components/decks/deck-tile";
import { NewDeckLink } from "@/components/decks/own-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { findReader } from "@/lib/auth/session";
import { listDecks } from "@/lib/db/decks";

export const metadata: Metadata = { title: "Decks" };

export default async function DecksPage() {
  const { userId, settings } = await findReader();
  const decks = await listDecks(userId, settings, new Date());
  const studied = decks.filter((deck) => deck.studied).length;
  const cards = decks.reduce((sum, deck) => sum + deck.new + deck.learning + deck.young + deck.mature, 0);
  return (
    <>
      <PageHeader
        title="Decks"
        lead={`${cards} cards in ${decks.length} decks, in learning order.${studied > 0 ? ` You study ${studied} of them.` : ""}`}
        actions={userId && <NewDeckLink />}
      />
      {decks.length === 0 && (
        <EmptyState title="There are no decks yet">
          Whoever runs this server has to import the question bank first: npm run db:seed.
        </EmptyState>
      )}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {decks.map((deck) => (
          <DeckTile key={deck.slug} {...deck} counts={deck} />
        ))}
      </ul>
    </>
  );
}
