import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deleteCard } from "@/app/actions/delete-card";
import { editCard } from "@/app/actions/edit-card";
import { previewCard } from "@/app/actions/preview-card";
import { draftOfCard, openEditor } from "@/app/answer-editor";
import { CardEditor } from "@/components/decks/editor/card-editor";
import { DeleteForm } from "@/components/decks/editor/delete-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { requireLearner } from "@/lib/auth/session";
import { type EditableCard, findEditableCard } from "@/lib/db/edits";

export const metadata: Metadata = { title: "Edit card" };

export default async function EditCardPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { userId } = await requireLearner(`/cards/${slug}/edit`);
  const card = (await findEditableCard(userId, slug)) ?? notFound();
  return (
    <>
      <PageHeader title={titleOf(card)} lead={<Lead card={card} />} />
      <CardEditor
        userId={userId}
        slug={slug}
        kind={card.own ? "own" : "version"}
        initial={await openEditor(userId, card, draftOfCard(card))}
        save={editCard}
        drawPreview={previewCard}
        back={`/cards/${slug}`}
      />
      {card.own && (
        <DeleteForm
          title="Delete this card"
          action={deleteCard}
          fields={{ slug, id: randomUUID() }}
          button="Delete the card"
        >
          It leaves your queue. Its history is kept, and you can bring it back from{" "}
          <Link href="/decks/deleted" className="link">
            deleted decks and cards
          </Link>
          .
        </DeleteForm>
      )}
    </>
  );
}

const titleOf = ({ own, version }: EditableCard) =>
  own ? "Edit card" : version ? "Edit your version" : "Make this card yours";

function Lead({ card }: { card: EditableCard }) {
  const deck = (
    <Link href={`/decks/${card.deckSlug}`} className="link">
      <bdi>{card.deckTitle}</bdi>
    </Link>
  );
  return card.own ? (
    <>In {deck}. Its schedule stays as it is.</>
  ) : (
    <>
      A card of {deck}, in your own words: shown to you alone, everywhere. Its schedule stays as it is, and you are told
      when the bank's card changes.
    </>
  );
}
