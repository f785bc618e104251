import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import type { Fact } from "@/lib/domain/card-info";
import { call } from "./outbox/call";

type Answer =
  | {
      kind: "info";
      facts: Fact[];
      why: string;
      card: { slug: string; deckSlug: string; deckTitle: string; level: string; tags: string[] };
    }
  | { kind: string; message: string };

export type CardInfoAction = (input: { cardId: string }) => Promise<Answer>;

const LOST = { kind: "failed", message: "Could not reach the server. Close this and open it again." };

interface CardInfoProps {
  cardId: string;
  cardInfo: CardInfoAction;
  onClose: () => void;
}

/** How the card that is shown stands, asked for when it is opened. */
export function CardInfo({ cardId, cardInfo, onClose }: CardInfoProps) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let wanted = true;
    void call(() => cardInfo({ cardId })).then((called) => {
      if (wanted) setAnswer((called.kind === "answered" && called.answer) || LOST);
    });
    return () => {
      wanted = false;
    };
  }, [cardId, cardInfo]);
  return (
    <Dialog title="Card info" onClose={onClose}>
      <div role="status" className="mt-3 min-h-96">
        {!answer && <p className="text-muted">One moment …</p>}
        {answer && "message" in answer && <p className="text-again">{answer.message}</p>}
        {answer && "facts" in answer && (
          <>
            <dl className="divide-y divide-rule border-y border-rule">
              {[...answer.facts, ...aboutCard(answer.card)].map(({ name, value }) => (
                <div key={name} className="flex justify-between gap-4 py-1.5">
                  <dt className="text-muted">{name}</dt>
                  <dd dir="auto" className="text-end">
                    {value}
                  </dd>
                </div>
              ))}
            </dl>
            <h3 className="mt-4 font-semibold">Why this date</h3>
            <p className="mt-1 text-muted">{answer.why}</p>
            <Link href={`/cards/${answer.card.slug}`} className="link mt-3 inline-flex min-h-11 items-center">
              The card’s page, with its history
            </Link>
          </>
        )}
      </div>
    </Dialog>
  );
}

function aboutCard({ deckTitle, level, tags }: { deckTitle: string; level: string; tags: string[] }): Fact[] {
  const facts = [
    { name: "Deck", value: deckTitle },
    { name: "Level", value: level },
  ];
  return tags.length > 0 ? [...facts, { name: "Tags", value: tags.join(", ") }] : facts;
}
