import type { TriedCard } from "@/components/review/try-review";
import { listTryCards } from "@/lib/db/try-cards";
import { NEW_CARD } from "@/lib/domain/card-state";
import { comesBackWords } from "@/lib/domain/comes-back";
import { DEFAULT_SETTINGS } from "@/lib/domain/settings";
import { standingOf } from "@/lib/domain/standing";
import { renderInline, renderMarkdown } from "@/lib/markdown/render";

/** The cards to try, drawn, with the intervals that a new learner's buttons would show. */
export async function loadTriedCards(now: Date): Promise<TriedCard[]> {
  const settings = { ...DEFAULT_SETTINGS, timeZone: "UTC" };
  const cards = await listTryCards();
  return cards.map(({ id, slug, deckTitle, question, summary, keyPoints, details }) => ({
    id,
    slug,
    deckTitle,
    question: renderInline(question),
    summary: renderMarkdown(summary),
    keyPoints: keyPoints.map((point) => ({ id: point.id, html: renderInline(point.text), oftenMissed: false })),
    details: details === "" ? null : renderMarkdown(details),
    buttons: standingOf(id, 0, NEW_CARD, now, settings).buttons,
    comesBack: comesBackWords(id, NEW_CARD, now, settings),
  }));
}
