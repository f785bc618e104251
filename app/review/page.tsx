import type { Metadata } from "next";
import { ReviewSession } from "@/components/review/review-session";
import { requireLearner } from "@/lib/auth/session";
import { explainCard } from "../actions/explain-card";
import { loadCards } from "../actions/load-cards";
import { outboxActions } from "../actions/outbox";
import { loadReviewCards } from "./load-review-cards";

export const metadata: Metadata = { title: "Review" };

interface Props {
  /** `deck`, as often as there are decks to review, none for all; `practice` for reviewing without scheduling. */
  searchParams: Promise<{ deck?: string | string[]; practice?: string }>;
}

export default async function ReviewPage({ searchParams }: Props) {
  const { deck = [], practice: asked } = await searchParams;
  const decks = [deck].flat();
  const practice = asked !== undefined;
  const query = new URLSearchParams([...decks.map((slug) => ["deck", slug]), ...(practice ? [["practice", ""]] : [])]);
  const { userId, settings } = await requireLearner(query.size > 0 ? `/review?${query}` : "/review");
  const { cards, total } = await loadReviewCards(userId, settings, new Date(), decks, practice, []);
  return (
    <ReviewSession
      userId={userId}
      cards={cards}
      total={total}
      decks={decks}
      practice={practice}
      actions={outboxActions}
      explain={explainCard}
      loadCards={loadCards}
    />
  );
}
