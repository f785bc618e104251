import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deleteDeck } from "@/app/actions/delete-deck";
import { saveDeck } from "@/app/actions/save-deck";
import { DeckForm } from "@/components/decks/editor/deck-form";
import { DeleteForm } from "@/components/decks/editor/delete-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { requireLearner } from "@/lib/auth/session";
import { findOwnDeck } from "@/lib/db/own-decks";

export const metadata: Metadata = { title: "Edit deck" };

export default async function EditDeckPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { userId } = await requireLearner(`/decks/${slug}/edit`);
  const { title, description, cards } = (await findOwnDeck(userId, slug)) ?? notFound();
  return (
    <>
      <PageHeader title={`Edit ${title}`} lead="Its address stays as it is." />
      <DeckForm
        userId={userId}
        slug={slug}
        initial={{ id: randomUUID(), title, description, said: null }}
        save={saveDeck}
        back={`/decks/${slug}`}
      />
      <DeleteForm title="Delete this deck" action={deleteDeck} fields={{ slug }} button="Delete the deck">
        {cards === 1 ? "Its card goes" : `Its ${cards} cards go`} with it, out of your queue too. Everything is kept,
        your reviews as well, and you can bring it back from{" "}
        <Link href="/decks/deleted" className="link">
          deleted decks and cards
        </Link>
        .
      </DeleteForm>
    </>
  );
}
