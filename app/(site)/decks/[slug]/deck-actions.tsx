import { studyDeck } from "@/app/actions/study-deck";
import { OwnDeckLinks } from "@/components/decks/own-links";
import { StudyButton } from "@/components/decks/study-button";
import { Link } from "@/components/ui/link";
import type { Reader } from "@/lib/auth/session";
import type { DeckOverview } from "@/lib/db/decks";

/** What can be done with a deck; a visitor is asked to sign in first. */
export function DeckActions({ deck, reader }: { deck: DeckOverview; reader: Reader }) {
  if (!reader.userId) {
    return (
      <Link href={`/sign-in?next=/decks/${deck.slug}`} className="button button-primary">
        Sign in to study
      </Link>
    );
  }
  return (
    <>
      {deck.studied && (
        <>
          <Link href={`/review?deck=${deck.slug}`} className="button button-primary">
            Review this deck
          </Link>
          <Link href={`/review?deck=${deck.slug}&practice=yes`} className="button">
            Practice
          </Link>
        </>
      )}
      <StudyButton slug={deck.slug} studied={deck.studied} primary={!deck.studied} studyDeck={studyDeck} />
      {deck.own && <OwnDeckLinks slug={deck.slug} />}
    </>
  );
}
