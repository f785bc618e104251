import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { changeCard } from "@/app/actions/change-card";
import { refreshCard } from "@/app/actions/refresh-card";
import { undo } from "@/app/actions/undo";
import { writeNote } from "@/app/actions/write-note";
import { CardTools } from "@/components/decks/card-tools";
import { Quotes } from "@/components/decks/quotes";
import { RelatedCards } from "@/components/decks/related-cards";
import { Answer } from "@/components/review/answer";
import { Html } from "@/components/ui/html";
import type { CardPage } from "@/lib/db/cards";
import { listRelatedCards } from "@/lib/db/related-cards";
import { isAvailable } from "@/lib/domain/card-state";
import { dueWords } from "@/lib/domain/due-words";
import { studyDayOf } from "@/lib/domain/study-day";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";
import { loadCard } from "./load-card";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await loadCard((await params).slug);
  return found ? { title: found.card.question, description: found.card.summary } : { title: "Not found" };
}

export default async function Page({ params }: Props) {
  const { reader, card, note } = (await loadCard((await params).slug)) ?? notFound();
  const related = await listRelatedCards(reader.userId, card.id, 6);
  return (
    <article className="mx-auto max-w-read">
      <p className="text-sm text-muted">
        <Link href={`/decks/${card.deckSlug}`} className="link">
          {card.deckTitle}
        </Link>
        {` · ${card.level}`}
        {card.answered
          ? reader.userId && ` · ${dueWords(card.state, new Date(), reader.settings)}`
          : " · unanswered, not scheduled"}
      </p>
      <h1 className="mt-2 font-serif text-2xl leading-snug font-medium text-pretty sm:text-[1.75rem]">
        <Html as="span" html={renderInline(card.question)} className="inline-prose" />
      </h1>
      <div className="mt-8 border-t border-rule pt-6">
        {card.answered ? (
          <Answer
            summary={renderMarkdown(card.summary)}
            keyPoints={card.keyPoints.map(({ id, text }) => ({ id, html: renderInline(text) }))}
            details={card.details === "" ? null : renderMarkdown(card.details)}
          />
        ) : (
          <p className="text-muted">None of the documents that ask this question answers it yet.</p>
        )}
      </div>
      {note !== "" && (
        <section aria-label="Your note" className="mt-8 border-l-2 border-accent pl-4">
          <Html html={renderMarkdown(note)} className="prose" />
        </section>
      )}
      <RelatedCards cards={related.map((one) => ({ ...one, question: renderInline(one.question) }))} />
      {reader.userId && card.answered && (
        <CardTools
          cardId={card.id}
          suspended={card.state.suspended}
          buried={!isAvailable({ ...card.state, suspended: false }, studyDayOf(new Date(), reader.settings))}
          studied={card.state.state !== "new"}
          note={note}
          changeCard={changeCard}
          writeNote={writeNote}
          undo={undo}
          onChange={refreshCard}
        />
      )}
      {card.quotes.length > 0 && (
        <Quotes
          quotes={card.quotes.map(({ question, answer, ...place }) => ({
            ...place,
            question: renderInline(question),
            answer: isOwnAnswer(card, answer) ? "above" : answer === "" ? null : renderMarkdown(answer),
          }))}
        />
      )}
    </article>
  );
}

/** Whether an answer is the very one that a card of documents shows as its own. */
function isOwnAnswer(card: CardPage, answer: string): boolean {
  const own = [card.summary, card.details].join("\n");
  return answer !== "" && own.replace(/\s+/g, "") === answer.replace(/\s+/g, "");
}
