import type { Metadata } from "next";
import { Answer } from "@/components/review/answer";
import { type TriedCard, TryReview } from "@/components/review/try-review";
import { EmptyState } from "@/components/ui/empty-state";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import { findUserId } from "@/lib/auth/session";
import { loadTriedCards } from "./load-tried-cards";

export const metadata: Metadata = {
  title: "Try three cards",
  description: "Three system-design cards to review as you would with an account. Nothing is stored.",
};

export default async function TryPage() {
  const [cards, userId] = await Promise.all([loadTriedCards(new Date()), findUserId()]);
  return (
    <div className="mx-auto flex min-h-dvh max-w-read flex-col px-4 sm:px-6">
      {cards.length === 0 ? (
        <main className="py-16">
          <EmptyState title="There are no cards to try yet">
            Whoever runs this server has to import the question bank first: npm run db:seed.
          </EmptyState>
        </main>
      ) : (
        <>
          <div className="flex flex-1 flex-col noscript:hidden">
            <TryReview cards={cards} signedIn={userId !== null} />
          </div>
          {/* Not <noscript>: what is streamed into it would be looked for in vain where there are scripts. */}
          <div className="hidden noscript:block">
            <ToRead cards={cards} />
          </div>
        </>
      )}
    </div>
  );
}

/** The cards for those without JavaScript: each answer unfolds. */
function ToRead({ cards }: { cards: readonly TriedCard[] }) {
  return (
    <main className="py-10">
      <h1 className="font-serif text-[1.75rem] font-semibold">Three cards to read</h1>
      <p className="mt-2 max-w-[60ch] text-muted">
        Say each answer to yourself first, then unfold it. A review, which sets the next date by how it went, needs
        JavaScript.
      </p>
      {cards.map((card) => (
        <section key={card.id} className="mt-10">
          <p className="text-sm text-muted">{card.deckTitle}</p>
          <h2 className="mt-1 font-serif text-2xl leading-snug font-medium">
            <Html as="span" html={card.question} className="inline-prose" />
          </h2>
          <details className="mt-3">
            <summary className="inline-flex min-h-11 items-center text-muted hover:text-ink">The answer</summary>
            <div className="mt-3">
              <Answer summary={card.summary} keyPoints={card.keyPoints} details={card.details} />
            </div>
          </details>
        </section>
      ))}
      <div className="mt-10 flex flex-wrap gap-3">
        <Link href="/sign-up" className="button button-primary">
          Create an account
        </Link>
        <Link href="/decks" className="button">
          Look at the decks
        </Link>
      </div>
    </main>
  );
}
