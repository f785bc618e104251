import { Link } from "@/components/ui/link";

/** The way to a deck of one's own. */
export function NewDeckLink() {
  return (
    <Link href="/decks/new" className="button">
      New deck
    </Link>
  );
}

/** What a learner can do with a deck of their own, besides studying it. */
export function OwnDeckLinks({ slug }: { slug: string }) {
  return (
    <>
      <Link href={`/decks/${slug}/cards/new`} className="button">
        New card
      </Link>
      <Link href={`/decks/${slug}/edit`} className="button">
        Edit deck
      </Link>
    </>
  );
}

const WORDS = { own: "Edit", version: "Edit your version", bank: "Make it yours" };

/** The way to a card's words: one's own, one's own version of the bank's, or the bank's, to make a version of. */
export function EditLink({ slug, kind }: { slug: string; kind: keyof typeof WORDS }) {
  return (
    <Link href={`/cards/${slug}/edit`} className="link inline-flex min-h-11 items-center">
      {WORDS[kind]}
    </Link>
  );
}
