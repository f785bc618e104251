import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { FreshSession } from "@/components/review/fresh-session";
import { OwnKeysProvider } from "@/components/review/use-bindings";
import { requireLearner } from "@/lib/auth/session";
import { MOST_CHOSEN } from "@/lib/db/chosen-cards";
import { loadPace } from "@/lib/db/pace";
import { findPreferences } from "@/lib/db/preferences";
import { cardInfo } from "../actions/card-info";
import { endSession } from "../actions/end-session";
import { explainCard } from "../actions/explain-card";
import { loadCards } from "../actions/load-cards";
import { outboxActions } from "../actions/outbox";
import { savePreferences } from "../actions/save-preferences";
import { JourneyHint } from "../journey-hint";
import { loadPastActs } from "./load-past-acts";
import { loadReviewCards } from "./load-review-cards";

export const metadata: Metadata = { title: "Review" };

interface Props {
  /**
   * `deck`, as often as there are decks to review, none for all, or `card`, as often as there are chosen
   * cards; `practice` for reviewing without scheduling.
   */
  searchParams: Promise<{ deck?: string | string[]; card?: string | string[]; practice?: string }>;
}

export default async function ReviewPage({ searchParams }: Props) {
  const { deck = [], card = [], practice: asked } = await searchParams;
  const practice = asked !== undefined;
  const selection = { decks: [deck].flat(), practice, cards: [card].flat().slice(0, MOST_CHOSEN) };
  const query = new URLSearchParams([
    ...selection.decks.map((slug) => ["deck", slug]),
    ...(practice ? [["practice", ""]] : []),
    ...selection.cards.map((slug) => ["card", slug]),
  ]);
  const { userId, settings } = await requireLearner(query.size > 0 ? `/review?${query}` : "/review");
  const now = new Date();
  const [{ cards, unloaded }, pace, pastActs, { ownKeys, ...preferences }] = await Promise.all([
    loadReviewCards(userId, settings, now, selection, []),
    loadPace(userId, settings, now, selection.decks),
    loadPastActs(userId),
    findPreferences(userId),
  ]);
  return (
    <OwnKeysProvider ownKeys={ownKeys}>
      <div className="mx-auto max-w-read px-4 pt-3 empty:hidden sm:px-6">
        <JourneyHint zone={settings.timeZone} />
      </div>
      <FreshSession
        // Another selection is another session.
        key={query.toString()}
        userId={userId}
        cards={cards}
        unloaded={unloaded}
        doneToday={pace.doneToday}
        medianMs={pace.medianMs}
        longestAnswerMs={pace.longestAnswerMs}
        pastActs={pastActs}
        selection={selection}
        load={randomUUID()}
        preferences={{ recallFirst: preferences.recallFirst, swipe: preferences.swipe }}
        outbox={outboxActions}
        actions={{ loadCards, explainCard, cardInfo, endSession, savePreferences }}
      />
    </OwnKeysProvider>
  );
}
