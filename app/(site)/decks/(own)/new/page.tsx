import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { saveDeck } from "@/app/actions/save-deck";
import { DeckForm } from "@/components/decks/editor/deck-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { requireLearner } from "@/lib/auth/session";

export const metadata: Metadata = { title: "New deck" };

export default async function NewDeckPage() {
  const { userId } = await requireLearner("/decks/new");
  return (
    <>
      <PageHeader title="New deck" lead="Yours alone: nobody else sees it. You study it from the start." />
      <DeckForm
        userId={userId}
        slug=""
        initial={{ id: randomUUID(), title: "", description: "", said: null }}
        save={saveDeck}
        back="/decks"
      />
      <p className="mt-10 text-sm text-muted">
        <Link href="/decks/deleted" className="link">
          Deleted decks and cards
        </Link>
      </p>
    </>
  );
}
