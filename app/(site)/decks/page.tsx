import type { Metadata } from "next";
import { studyDeck } from "@/app/actions/study-deck";
import { DeckTile } from "@/components/decks/deck-tile";
import { FieldMap } from "@/components/decks/field-map";
import { NewDeckLink } from "@/components/decks/own-links";
import { StageBar } from "@/components/decks/stage-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { findReader } from "@/lib/auth/session";
import { type DeckOverview, listDecks } from "@/lib/db/decks";
import { deckMap, isMet, stagesOf } from "@/lib/domain/deck-map";

export const metadata: Metadata = { title: "Decks" };

export default async function DecksPage() {
  const { userId, settings } = await findReader();
  const decks = await listDecks(userId, settings, new Date());
  const field = decks.filter((deck) => !deck.own);
  const own = decks.filter((deck) => deck.own);
  const stages = stagesOf(field);
  const bySlug = new Map(decks.map((deck) => [deck.slug, deck]));
  const tile = (deck: DeckOverview) => (
    <DeckTile
      key={deck.slug}
      {...deck}
      counts={deck}
      before={deck.prerequisites.flatMap((slug) => {
        const other = bySlug.get(slug);
        return other ? [{ slug, title: other.title, met: isMet(other) }] : [];
      })}
      studyDeck={userId ? studyDeck : null}
    />
  );
  return (
    <>
      <PageHeader title="Decks" lead={lead(decks)} actions={userId && <NewDeckLink />} />
      {field.length === 0 && (
        <EmptyState title="There are no decks yet">
          Whoever runs this server has to import the question bank first: npm run db:seed.
        </EmptyState>
      )}
      {field.length > 0 && userId && <Total decks={decks} />}
      {stages.length > 1 && <FieldMap map={deckMap(field.map((deck) => ({ ...deck, counts: deck })))} />}
      {stages.map((stage, i) => (
        <section key={stage[0]?.slug} aria-labelledby={`stage-${i + 1}`} className="mb-10">
          <h2 id={`stage-${i + 1}`} className="mb-4 font-serif text-xl font-semibold">
            {i + 1}. {i === 0 ? "Foundations" : `Building on ${buildsOn(stage, stages[i - 1] ?? [])}`}
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{stage.map(tile)}</ul>
        </section>
      ))}
      {own.length > 0 && (
        <section aria-labelledby="yours" className="mb-10">
          <h2 id="yours" className="mb-4 font-serif text-xl font-semibold">
            Yours
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{own.map(tile)}</ul>
        </section>
      )}
    </>
  );
}

function lead(decks: readonly DeckOverview[]): string {
  const studied = decks.filter((deck) => deck.studied).length;
  const cards = decks.reduce((sum, deck) => sum + deck.cards, 0).toLocaleString("en-US");
  return `${cards} cards in ${decks.length} decks, in learning order.${studied > 0 ? ` You study ${studied} of them.` : ""}`;
}

/** The decks of the stage before that a stage builds on: what they build on themselves goes without saying. */
function buildsOn(stage: readonly DeckOverview[], before: readonly DeckOverview[]): string {
  const needed = before.filter(({ slug }) => stage.some((deck) => deck.prerequisites.includes(slug)));
  return new Intl.ListFormat("en").format(needed.map((deck) => deck.title));
}

/** Where the learner stands in the whole field. */
function Total({ decks }: { decks: readonly DeckOverview[] }) {
  const sum = (value: (deck: DeckOverview) => number) => decks.reduce((total, deck) => total + value(deck), 0);
  const counts = {
    new: sum((deck) => deck.new),
    learning: sum((deck) => deck.learning),
    young: sum((deck) => deck.young),
    mature: sum((deck) => deck.mature),
  };
  const [known, cards, above] = [sum((deck) => deck.known), sum((deck) => deck.cards), sum((deck) => deck.aboveLevel)];
  return (
    <section aria-label="Where you stand in the whole field" className="mb-10">
      <p className="mb-3 font-serif text-xl">
        You know about {Math.round(known).toLocaleString("en-US")} of {cards.toLocaleString("en-US")} cards now
        {above > 0 && <span className="text-muted">, with {above.toLocaleString("en-US")} more above your level</span>}.
      </p>
      <StageBar counts={counts} />
    </section>
  );
}
