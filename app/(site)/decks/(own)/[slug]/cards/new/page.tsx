import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createCard } from "@/app/actions/create-card";
import { findLikeQuestions } from "@/app/actions/like-questions";
import { previewCard } from "@/app/actions/preview-card";
import { openEditor } from "@/app/answer-editor";
import { CardEditor } from "@/components/decks/editor/card-editor";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { requireLearner } from "@/lib/auth/session";
import { findOwnDeck } from "@/lib/db/own-decks";
import { EMPTY_DRAFT } from "@/lib/domain/card-draft";

export const metadata: Metadata = { title: "New card" };

/** How many points a new card has room for at once. */
const ROOM = [{ id: null, text: "" }];

export default async function NewCardPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { userId } = await requireLearner(`/decks/${slug}/cards/new`);
  const deck = (await findOwnDeck(userId, slug)) ?? notFound();
  const lead = (
    <>
      In{" "}
      <Link href={`/decks/${slug}`} className="link">
        <bdi>{deck.title}</bdi>
      </Link>
      . It comes up as new in your queue.
    </>
  );
  return (
    <>
      <PageHeader title="New card" lead={lead} />
      <CardEditor
        userId={userId}
        slug={slug}
        kind="new"
        initial={await openEditor(userId, null, { ...EMPTY_DRAFT, keyPoints: ROOM })}
        save={createCard}
        drawPreview={previewCard}
        findLikeQuestions={findLikeQuestions}
        back={`/decks/${slug}`}
      />
    </>
  );
}
