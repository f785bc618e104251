import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { changeCard } from "@/app/actions/change-card";
import { refreshCard } from "@/app/actions/refresh-card";
import { undo } from "@/app/actions/undo";
import { writeNote } from "@/app/actions/write-note";
import { drawCard } from "@/app/draw-card";
import { siteOrigin } from "@/app/site-origin";
import { AskedIn } from "@/components/decks/asked-in";
import { CardMemory } from "@/components/decks/card-memory";
import { CardPoints } from "@/components/decks/card-points";
import { CardTools } from "@/components/decks/card-tools";
import { Quotes } from "@/components/decks/quotes";
import { RelatedCards } from "@/components/decks/related-cards";
import { ShareLink } from "@/components/decks/share-link";
import { Answer } from "@/components/review/answer";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import type { Reader } from "@/lib/auth/session";
import type { CardPage } from "@/lib/db/cards";
import { curveEvents } from "@/lib/domain/card-history";
import { isAvailable } from "@/lib/domain/card-state";
import { dueWords } from "@/lib/domain/due-words";
import { forgettingCurve } from "@/lib/domain/forgetting-curve";
import { type StudyDay, studyDayOf } from "@/lib/domain/study-day";
import { inOrder } from "@/lib/markdown/in-order";
import { beginning } from "@/lib/markdown/plain-text";
import { plainText, renderInline, renderMarkdown } from "@/lib/markdown/render";
import { loadAround, loadCard } from "./load-card";
import { Yours } from "./yours";

interface Props {
  params: Promise<{ slug: string }>;
}

/** As long as search engines and messengers show a description. */
const DESCRIPTION_LENGTH = 160;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await loadCard((await params).slug);
  if (!found) return { title: "Not found" };
  const { card, words } = found;
  const title = await plainText(card.question, "line", words);
  const answer = (await plainText(card.summary, "block", words)) || (await plainText(card.details, "block", words));
  const description = beginning(answer, DESCRIPTION_LENGTH);
  const url = `/cards/${card.slug}`;
  return {
    metadataBase: await siteOrigin(),
    title,
    description,
    alternates: { canonical: url },
    openGraph: { type: "article", siteName: "System Design Cards", title, description, url },
  };
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const { now, reader, card, words } = (await loadCard(slug)) ?? notFound();
  const { sources, note, history, points, related } = await loadAround(reader.userId, card.id);
  const foreign = { reader: reader.userId };
  const drawn = await drawCard(card, words);
  const today = studyDayOf(now, reader.settings);
  const quotes = await inOrder(card.quotes, async ({ question, answer, ...place }) => ({
    ...place,
    question: await renderInline(question, foreign),
    answer: isOwnAnswer(card, answer) ? "above" : answer === "" ? null : await renderMarkdown(answer, foreign),
  }));
  return (
    <article className="mx-auto max-w-read">
      <Facts card={card} reader={reader} now={now} />
      <h1 className="mt-2 font-serif text-2xl leading-snug font-medium text-pretty sm:text-[1.75rem]">
        <Html as="span" html={drawn.question} className="inline-prose" />
      </h1>
      {reader.userId && <Yours learner={reader} slug={slug} />}
      <div className="mt-8 border-t border-rule pt-6">
        {card.answered ? (
          <Answer
            summary={drawn.summary}
            keyPoints={drawn.keyPoints}
            details={drawn.details}
            points={
              points && (
                <CardPoints
                  points={drawn.keyPoints.map((point) => ({ ...point, history: points.get(point.id) ?? null }))}
                />
              )
            }
          />
        ) : (
          <p className="text-muted">None of the documents that ask this question answers it yet.</p>
        )}
      </div>
      {note !== "" && (
        <section aria-label="Your note" className="mt-8 border-s-2 border-accent ps-4">
          <Html html={await renderMarkdown(note, foreign)} className="prose" />
        </section>
      )}
      {reader.userId && card.answered && (
        <>
          <CardTools
            cardId={card.id}
            suspended={card.state.suspended}
            buried={!isAvailable({ ...card.state, suspended: false }, today)}
            flagged={card.state.flagged}
            leech={card.state.leech}
            studied={card.state.state !== "new"}
            note={note}
            changeCard={changeCard}
            writeNote={writeNote}
            undo={undo}
            onChange={refreshCard}
          />
          <CardMemory
            state={card.state}
            due={dueWords(card.state, now, reader.settings)}
            curve={forgettingCurve(curveEvents(history), today, dueDayOf(card, reader), reader.settings)}
            desiredRetention={reader.settings.desiredRetention}
            history={history}
            reviewHref={`/decks/${card.deckSlug}`}
          />
        </>
      )}
      <RelatedCards
        cards={await inOrder(related, async (one) => ({ ...one, question: await renderInline(one.question, foreign) }))}
      />
      {sources.length > 0 && <AskedIn sources={sources} />}
      {quotes.length > 0 && <Quotes quotes={quotes} />}
      <p className="mt-8 flex flex-wrap gap-x-6 text-sm">
        {card.shared && (
          <ShareLink path={`/cards/${card.slug}`} title={await plainText(card.question, "line", words)} />
        )}
        {!reader.userId && (
          <Link href="/sign-up" className="link inline-flex min-h-11 items-center">
            Create an account to be asked this before you forget it
          </Link>
        )}
      </p>
    </article>
  );
}

/** Where the card belongs and, to its learner, how it stands: in one line of words. */
function Facts({ card, reader, now }: { card: CardPage; reader: Reader; now: Date }) {
  const { state } = card;
  const standing = dueWords(state, now, reader.settings);
  const personal = reader.userId ? [standing, state.leech && "leech", state.flagged && "flagged"] : [];
  const facts = [card.level, ...card.tags, ...(card.answered ? personal : ["unanswered, not scheduled"])];
  return (
    <p className="text-sm text-muted">
      <Link href={`/decks/${card.deckSlug}`} className="link">
        <bdi>{card.deckTitle}</bdi>
      </Link>
      {facts.filter(Boolean).map((fact) => (
        <span key={`${fact}`}>
          {" · "}
          <bdi>{fact}</bdi>
        </span>
      ))}
    </p>
  );
}

/** The study day of the next review; null where none is planned. */
function dueDayOf({ state }: CardPage, { settings }: Reader): StudyDay | null {
  if (state.state === "new" || state.suspended) return null;
  return state.state === "review" ? state.dueDay : studyDayOf(new Date(state.dueAt), settings);
}

/** Whether an answer is the very one that a card of documents shows as its own. */
function isOwnAnswer(card: CardPage, answer: string): boolean {
  const own = [card.summary, card.details].join("\n");
  return answer !== "" && own.replace(/\s+/g, "") === answer.replace(/\s+/g, "");
}
