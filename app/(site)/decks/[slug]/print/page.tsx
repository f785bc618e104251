import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { listPrintedCards } from "@/lib/db/deck-cards";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";
import { loadDeck } from "../load-deck";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await loadDeck((await params).slug);
  return { title: found ? `${found.deck.title}, to print` : "Not found" };
}

/** A deck for paper: each question with its short answer. */
export default async function PrintPage({ params }: Props) {
  const { slug } = await params;
  const { reader, deck } = (await loadDeck(slug)) ?? notFound();
  const cards = await listPrintedCards(reader.userId, slug);
  return (
    <article className="mx-auto max-w-read">
      <PageHeader
        title={deck.title}
        lead={deck.description}
        actions={
          <Link href={`/decks/${slug}`} className="button no-print">
            Back to the deck
          </Link>
        }
      />
      <ol>
        {cards.map((card) => (
          <li key={card.slug} className="break-inside-avoid border-b border-rule py-4">
            <h2 className="font-serif text-lg leading-snug font-semibold">
              <Html as="span" html={renderInline(card.question)} className="inline-prose" />
            </h2>
            <Html html={renderMarkdown(card.summary)} className="prose mt-1" />
          </li>
        ))}
      </ol>
    </article>
  );
}
