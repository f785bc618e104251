import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { changeCards } from "@/app/actions/change-cards";
import { limitDeck } from "@/app/actions/limit-deck";
import { undoCards } from "@/app/actions/undo-cards";
import { CardSelection } from "@/components/decks/card-selection";
import { CardTable } from "@/components/decks/card-table";
import { DeckStanding } from "@/components/decks/deck-standing";
import { LimitForm } from "@/components/decks/limit-form";
import { Pages } from "@/components/decks/pages";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { loadDeckCards, PAGE_SIZE } from "@/lib/db/deck-cards";
import { listDecks } from "@/lib/db/decks";
import { findPreferences } from "@/lib/db/preferences";
import { countSetAside } from "@/lib/db/set-aside";
import { countFilter, deckAddress, readCardsView } from "@/lib/domain/deck-cards";
import { isMet } from "@/lib/domain/deck-map";
import { DEFAULT_PREFERENCES } from "@/lib/domain/preferences";
import { studyDayOf } from "@/lib/domain/study-day";
import { inOrder } from "@/lib/markdown/in-order";
import { SetAsideLine } from "../../set-aside-line";
import { DeckActions } from "./deck-actions";
import { loadDeck } from "./load-deck";
import { toRow } from "./to-row";
import { ViewForm } from "./view-form";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await loadDeck((await params).slug);
  return found ? { title: found.deck.title, description: found.deck.description } : { title: "Not found" };
}

export default async function DeckPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { now, reader, deck } = (await loadDeck(slug)) ?? notFound();
  const { userId, settings } = reader;
  const asked = readCardsView(await searchParams);
  // To a visitor all cards are new: an address that a learner shared shows them by level alone.
  const view = userId ? asked : { ...asked, state: null, mark: null, sort: "position" as const };
  const [{ cards, groups }, decks, preferences, aside] = await Promise.all([
    loadDeckCards(userId, settings, now, slug, view),
    listDecks(userId, settings, now),
    userId ? findPreferences(userId) : DEFAULT_PREFERENCES,
    userId ? countSetAside(userId, studyDayOf(now, settings), slug) : null,
  ]);
  const counts = countFilter(groups, view);
  const { state, level, mark } = view;
  const rows = await inOrder(cards, (card) => toRow(card, userId, now, settings));
  const table = <CardTable deck={slug} view={view} rows={rows} learner={userId !== null} />;
  return (
    <>
      <PageHeader title={deck.title} lead={deck.description} actions={<DeckActions deck={deck} reader={reader} />} />
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[1fr_20rem]">
        <div>
          <DeckStanding
            deck={deck}
            level={preferences.level}
            before={decks.filter((other) => deck.prerequisites.includes(other.slug)).map(withMet)}
            after={decks.filter((other) => other.prerequisites.includes(slug))}
          />
          {aside && <SetAsideLine counts={aside} deck={slug} />}
        </div>
        {deck.studied && (
          <LimitForm slug={slug} newPerDay={deck.newPerDay} own={settings.newPerDay} limitDeck={limitDeck} />
        )}
      </div>
      <section aria-labelledby="cards" className="mt-10">
        <h2 id="cards" className="font-serif text-xl font-semibold">
          Cards
        </h2>
        {counts.all === 0 ? (
          <EmptyState title="This deck has no cards yet">
            {deck.own
              ? "Write the first one: it comes up as new."
              : "They come with the next import of the question bank."}
          </EmptyState>
        ) : (
          <>
            <ViewForm view={view} counts={counts} learner={userId !== null} />
            <p role="status" className="mt-4 text-sm text-muted">
              {counts.shown === counts.all ? `${counts.all} cards` : `${counts.shown} of ${counts.all} cards`}
              {(state || level || mark) && (
                <>
                  {" · "}
                  <Link href={deckAddress(slug, { sort: view.sort })} scroll={false} className="link">
                    Show all
                  </Link>
                </>
              )}
            </p>
            <div className="mt-2">
              {userId && counts.changeable > 0 ? (
                <CardSelection
                  fields={{ deck: slug, state: state ?? "", level: level ?? "", mark: mark ?? "" }}
                  here={cards.filter((card) => card.stage !== "unanswered").length}
                  all={counts.changeable}
                  changeCards={changeCards}
                  undoCards={undoCards}
                >
                  {table}
                </CardSelection>
              ) : (
                table
              )}
            </div>
            {cards.length === 0 && (
              <p className="py-6 text-muted">
                {counts.shown === 0 ? "No card of this deck is so." : "There are not that many pages."}{" "}
                <Link href={deckAddress(slug, {})} className="link">
                  Show all cards
                </Link>
              </p>
            )}
            <Pages deck={slug} view={view} last={Math.ceil(counts.shown / PAGE_SIZE)} />
            <p className="no-print mt-6 text-sm">
              <Link href={`/decks/${slug}/print`} className="link inline-block py-3">
                Questions and short answers, to print
              </Link>
            </p>
          </>
        )}
      </section>
    </>
  );
}

function withMet<T extends { known: number; cards: number }>(deck: T) {
  return { ...deck, met: isMet(deck) };
}
