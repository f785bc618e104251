import { Link } from "@/components/ui/link";

/** There is nothing at this address: what may have happened, and where to go. */
export function NotFound() {
  return (
    <>
      <h1 className="font-serif text-[1.75rem] font-semibold">There is nothing at this address</h1>
      <p className="mt-2 max-w-[60ch] text-muted">
        The card or deck may have been renamed or retired, or the address has a slip in it. Your reviews are safe. A
        deck that someone else made is seen by them alone.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Link href="/" className="button button-primary">
          Go to today
        </Link>
        <Link href="/decks" className="button">
          Browse the decks
        </Link>
      </div>
    </>
  );
}
