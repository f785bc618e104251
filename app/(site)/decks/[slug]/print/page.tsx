import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { listPrintedCards } from "@/lib/db/deck-cards";
import { inOrder } from "@/lib/markdown/in-order";
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
  const printed = await listPrintedCards(reader.userId, slug);
  const cards = await inOrder(printed, async ({ slug, question, summary, ofBank }) => {
    const words = ofBank ? "bank" : { reader: reader.userId };
    return { slug, question: await renderInline(question, words), summary: await renderMarkdown(summary, words) };
  });
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
              <Html as="span" html={card.question} className="inline-prose" />
            </h2>
            <Html html={card.summary} className="prose mt-1" />
          </li>
        ))}
      </ol>
    </article>
  );
}
