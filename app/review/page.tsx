import type { Metadata } from "next";
import { ReviewSession } from "@/components/review/review-session";
import { requireLearner } from "@/lib/auth/session";
import { gradeCard } from "../actions/grade-card";
import { loadCards } from "../actions/load-cards";
import { loadReviewCards } from "./load-review-cards";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ searchParams }: { searchParams: Promise<{ deck?: string | string[] }> }) {
  const { deck: asked } = await searchParams;
  const deck = typeof asked === "string" ? asked : null;
  const { userId, settings } = await requireLearner(deck ? `/review?deck=${deck}` : "/review");
  const { cards, total } = await loadReviewCards(userId, settings, new Date(), deck, []);
  return (
    <ReviewSession
      userId={userId}
      cards={cards}
      total={total}
      deck={deck}
      actions={{ grade: gradeCard }}
      loadCards={loadCards}
    />
  );
}
