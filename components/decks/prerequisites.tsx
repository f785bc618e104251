import { Link } from "@/components/ui/link";

/** A deck that another one builds on, or leads to. */
export interface RelatedDeck {
  slug: string;
  title: string;
}

/** What a deck builds on, and whether so much of it is known that it may. It never keeps anyone out. */
export function Prerequisites({ decks }: { decks: readonly (RelatedDeck & { met: boolean })[] }) {
  if (decks.length === 0) return null;
  return (
    <p>
      Builds on{" "}
      {decks.map(({ slug, title, met }, i) => (
        <span key={slug}>
          {i > 0 && ", "}
          <Link href={`/decks/${slug}`} className="link relative z-[1]">
            <bdi>{title}</bdi>
          </Link>
          {met ? (
            <span className="text-good">
              {" "}
              <span aria-hidden="true">✓</span>
              <span className="sr-only">(you know half of it or more)</span>
            </span>
          ) : (
            <span className="sr-only"> (you know less than half of it)</span>
          )}
        </span>
      ))}
    </p>
  );
}
