import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { studyDeck } from "@/app/actions/study-deck";
import { CardRow } from "@/components/decks/card-row";
import { OwnDeckLinks } from "@/components/decks/own-links";
import { StageBar } from "@/components/decks/stage-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Reader } from "@/lib/auth/session";
import { listCardsOfDeck } from "@/lib/db/cards";
import type { DeckOverview } from "@/lib/db/decks";
import { dueWords } from "@/lib/domain/due-words";
import { renderInline } from "@/lib/markdown/render";
import { loadDeck } from "./load-deck";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await loadDeck((await params).slug);
  return found ? { title: found.deck.title, description: found.deck.description } : { title: "Not found" };
}

export default async function DeckPage({ params }: Props) {
  const { slug } = await params;
  const { now, reader, deck } = (await loadDeck(slug)) ?? notFound();
  const cards = await listCardsOfDeck(reader.userId, slug);
  return (
    <>
      <PageHeader title={deck.title} lead={deck.description} actions={<Actions deck={deck} reader={reader} />} />
      <div className="max-w-read">
        <StageBar counts={deck} />
        {deck.prerequisites.length > 0 && <Prerequisites slugs={deck.prerequisites} />}
        <h2 className="sr-only">Cards</h2>
        {cards.length === 0 && (
          <EmptyState title="This deck has no cards yet">
            {deck.own
              ? "Write the first one: it comes up as new."
              : "They come with the next import of the question bank."}
          </EmptyState>
        )}
        <ol className="mt-8 border-t border-rule">
          {cards.map((card) => (
            <CardRow
              key={card.slug}
              slug={card.slug}
              question={renderInline(card.question)}
              level={card.level}
              standing={card.answered ? dueWords(card.state, now, reader.settings) : "unanswered"}
            />
          ))}
        </ol>
      </div>
    </>
  );
}

function Actions({ deck, reader }: { deck: DeckOverview; reader: Reader }) {
  if (!reader.userId) {
    return (
      <Link href={`/sign-in?next=/decks/${deck.slug}`} className="button button-primary">
        Sign in to study
      </Link>
    );
  }
  return (
    <>
      {deck.studied && (
        <>
          <Link href={`/review?deck=${deck.slug}`} className="button button-primary">
            Review this deck
          </Link>
          <Link href={`/review?deck=${deck.slug}&practice=yes`} className="button">
            Practice
          </Link>
        </>
      )}
      <form action={studyDeck}>
        <input type="hidden" name="slug" value={deck.slug} />
        <input type="hidden" name="study" value={deck.studied ? "no" : "yes"} />
        <button type="submit" className={deck.studied ? "button" : "button button-primary"}>
          {deck.studied ? "Stop studying" : "Study this deck"}
        </button>
      </form>
      {deck.own && <OwnDeckLinks slug={deck.slug} />}
    </>
  );
}

function Prerequisites({ slugs }: { slugs: readonly string[] }) {
  return (
    <p className="mt-4 text-sm text-muted">
      Builds on{" "}
      {slugs.map((slug, i) => (
        <span key={slug}>
          {i > 0 && ", "}
          <Link href={`/decks/${slug}`} className="link">
            {slug.replaceAll("-", " ")}
          </Link>
        </span>
      ))}
    </p>
  );
}
