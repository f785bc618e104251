import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";

export interface RelatedCardProps {
  slug: string;
  /** HTML. */
  question: string;
  deckTitle: string;
}

/** Other cards that a card has to do with; nothing where there are none. */
export function RelatedCards({ cards }: { cards: readonly RelatedCardProps[] }) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="related" className="no-print mt-10 max-w-[68ch] border-t border-rule pt-5">
      <h2 id="related" className="font-serif text-lg font-medium">
        Related cards
      </h2>
      <ul className="mt-2">
        {cards.map(({ slug, question, deckTitle }) => (
          <li key={slug} className="border-b border-rule last:border-0">
            <Link href={`/cards/${slug}`} className="group block min-h-11 py-2.5">
              <Html
                as="span"
                html={question}
                className="inline-prose font-serif text-[1.0625rem] leading-snug group-hover:text-accent"
              />
              <span className="ms-2 text-sm whitespace-nowrap text-muted">
                <bdi>{deckTitle}</bdi>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
