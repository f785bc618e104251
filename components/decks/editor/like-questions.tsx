import { useEffect, useRef, useState } from "react";
import { Link } from "@/components/ui/link";

interface LikeCard {
  slug: string;
  question: string;
  deckTitle: string;
  own: boolean;
}

/** The server action that finds the cards which ask nearly the same. */
export type FindLikeQuestions = (input: {
  question: string;
}) => Promise<{ kind: "found"; cards: LikeCard[] } | { kind: string; message: string }>;

/** How long after the last key it is asked, in ms: once a question stands, not while it grows. */
const SOON_MS = 700;

/** The cards that ask nearly what is typed; asked for anew a moment after it has changed, and one question at a time. */
export function useLikeQuestions(find: FindLikeQuestions) {
  const [cards, setCards] = useState<readonly LikeCard[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef("");
  useEffect(() => () => clearTimeout(timer.current), []);

  const look = (question: string) => {
    if (question === asked.current) return;
    asked.current = question;
    clearTimeout(timer.current);
    if (question === "") return setCards([]);
    timer.current = setTimeout(async () => {
      // Not found out is not worth a word: it is a hint, and saving asks nothing of it.
      const answer = await find({ question }).catch(() => null);
      if (asked.current === question) setCards(answer && "cards" in answer ? answer.cards : []);
    }, SOON_MS);
  };
  return { cards, look };
}

/** Says that a question is there already, beneath the field where it is written. It holds up nothing. */
export function LikeQuestions({ cards }: { cards: readonly LikeCard[] }) {
  return (
    <div role="status" className="empty:hidden">
      {cards.length > 0 && (
        <div className="mt-2 rounded-md border border-hard/50 bg-hard/10 px-4 py-3">
          <p>
            {cards.length === 1 ? "A card already asks almost the same:" : "These cards already ask almost the same:"}
          </p>
          <ul className="mt-1">
            {cards.map(({ slug, question, deckTitle, own }) => (
              <li key={slug} className="py-1">
                <Link href={`/cards/${slug}`} target="_blank" className="link font-serif">
                  {question}
                  <span className="sr-only"> (opens in a new tab)</span>
                </Link>
                <span className="text-sm text-muted">
                  {" "}
                  {deckTitle}
                  {own && ", yours"}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-sm text-muted">You can save yours anyway.</p>
        </div>
      )}
    </div>
  );
}
