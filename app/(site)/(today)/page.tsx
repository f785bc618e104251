import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { studyMore } from "@/app/actions/study-more";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { findLearner, type Learner } from "@/lib/auth/session";
import { listDecks } from "@/lib/db/decks";
import { loadQueue, loadToday } from "@/lib/db/queue";
import type { QueueEntry, StartedToday } from "@/lib/domain/queue";
import { Welcome } from "./welcome";

export const metadata: Metadata = { title: { absolute: "System Design Cards" } };

export default async function TodayPage() {
  const learner = await findLearner();
  return learner ? <Today learner={learner} now={new Date()} /> : <Welcome />;
}

async function Today({ learner: { userId, settings }, now }: { learner: Learner; now: Date }) {
  const [queue, decks, today] = await Promise.all([
    loadQueue(userId, settings, now, []),
    listDecks(userId, settings, now),
    loadToday(userId, settings, now),
  ]);
  const studied = decks.filter((deck) => deck.studied);
  if (studied.length === 0) return <NoDecks />;
  const count = (kind: QueueEntry["kind"]) => queue.filter((entry) => entry.kind === kind).length;
  const waiting = {
    new: studied.reduce((sum, deck) => sum + deck.new, 0) - count("new"),
    reviews: studied.reduce((sum, deck) => sum + deck.due, 0) - count("review") - count("learning"),
  };
  const more = <StudyMore left={today.left} waiting={waiting} />;
  if (queue.length === 0) return <AllDone>{more}</AllDone>;
  const rows = studied
    .map((deck) => ({ ...deck, entries: queue.filter((entry) => entry.deckSlug === deck.slug) }))
    .filter((deck) => deck.entries.length > 0);
  return (
    <div className="max-w-read">
      <PageHeader
        title={`${queue.length} ${queue.length === 1 ? "card" : "cards"} today`}
        lead={kinds(queue)}
        actions={
          <Link href="/review" className="button button-primary min-w-40">
            Start review
          </Link>
        }
      />
      <h2 className="sr-only">By deck</h2>
      <form action="/review">
        <ul className="border-t border-rule">
          {rows.map((deck) => (
            <li key={deck.slug} className="flex items-center border-b border-rule">
              {rows.length > 1 && (
                <label className="flex min-h-11 items-center pr-3">
                  <input type="checkbox" name="deck" value={deck.slug} className="size-5 accent-accent" />
                  <span className="sr-only">Choose {deck.title}</span>
                </label>
              )}
              <Link
                href={`/review?deck=${deck.slug}`}
                aria-label={`Review ${deck.title}: ${kinds(deck.entries)}`}
                className="grid min-h-14 flex-1 grid-cols-[1fr_auto] items-center gap-x-6 py-2 hover:text-accent"
              >
                <span className="font-serif text-lg wrap-anywhere">{deck.title}</span>
                <span className="text-right text-sm text-muted">{kinds(deck.entries)}</span>
              </Link>
            </li>
          ))}
        </ul>
        {rows.length > 1 && (
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <button type="submit" className="button">
              Review the chosen decks
            </button>
            <button type="submit" name="practice" value="yes" className="button">
              Practice them
            </button>
            <p className="text-sm text-muted">Practice schedules nothing. With none chosen, it is about all decks.</p>
          </div>
        )}
      </form>
      {more}
    </div>
  );
}

interface StudyMoreProps {
  /** What today's limits still allow. */
  left: StartedToday;
  /** What there is beyond today's queue. */
  waiting: StartedToday;
}

/** How many new cards one press adds to today. */
const MORE_NEW = 10;

/** Raises today's limits where they are what holds cards back. */
function StudyMore({ left, waiting }: StudyMoreProps) {
  const offers = [
    {
      new: Math.min(MORE_NEW, waiting.new),
      reviews: 0,
      words: "more new cards today",
      shown: waiting.new > 0 && left.new === 0,
    },
    { new: 0, reviews: waiting.reviews, words: "more reviews today", shown: waiting.reviews > 0 && left.reviews === 0 },
  ].filter((offer) => offer.shown);
  if (offers.length === 0) return null;
  return (
    <div className="mt-8 flex flex-wrap gap-3">
      {offers.map((offer) => (
        <form key={offer.words} action={studyMore}>
          <input type="hidden" name="new" value={offer.new} />
          <input type="hidden" name="reviews" value={Math.min(500, offer.reviews)} />
          <button type="submit" className="button">
            {offer.new + offer.reviews} {offer.words}
          </button>
        </form>
      ))}
    </div>
  );
}

/** What a queue is made of: "3 learning, 20 to review, 5 new". */
function kinds(entries: readonly QueueEntry[]): string {
  const count = (kind: QueueEntry["kind"]) => entries.filter((entry) => entry.kind === kind).length;
  const parts = [
    [count("learning"), "learning"],
    [count("review"), "to review"],
    [count("new"), "new"],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${words}`)
    .join(", ");
}

function NoDecks() {
  return (
    <>
      <PageHeader title="Today" />
      <EmptyState
        title="Choose what to learn"
        action={
          <Link href="/decks" className="button button-primary">
            Choose a deck
          </Link>
        }
      >
        You study no deck yet. Fundamentals is a good first one; its new cards then come a few a day.
      </EmptyState>
    </>
  );
}

function AllDone({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Today" />
      <EmptyState
        title="Nothing is due now"
        action={
          <>
            <Link href="/decks" className="button">
              Add a deck
            </Link>
            <Link href="/statistics" className="button">
              See what comes next
            </Link>
          </>
        }
      >
        You have done what today asked for. What comes next is in the forecast.
      </EmptyState>
      {children}
    </>
  );
}
