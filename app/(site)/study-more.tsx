import { studyMore } from "@/app/actions/study-more";
import type { StartedToday } from "@/lib/domain/queue";

interface StudyMoreProps {
  /** What today's limits still allow. */
  left: StartedToday;
  /** What there is beyond today's queue. */
  waiting: StartedToday;
}

/** How many new cards one press adds to today. */
const MORE_NEW = 10;

/** Raises today's limits where they are what holds cards back. */
export function StudyMore({ left, waiting }: StudyMoreProps) {
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
