import { unburyCards } from "@/app/actions/unbury-cards";
import { Link } from "@/components/ui/link";
import type { SetAside } from "@/lib/db/set-aside";
import { setAsideWords } from "@/lib/domain/set-aside-words";

interface SetAsideLineProps {
  counts: SetAside;
  /** The slug of the deck that they are of; null for all. */
  deck: string | null;
}

/** How many cards are kept out of the queue, and the way back for them. */
export function SetAsideLine({ counts, deck }: SetAsideLineProps) {
  const { buried, suspended } = setAsideWords(counts);
  if (!buried && !suspended) return null;
  return (
    <div className="no-print mt-4 grid gap-1 text-sm text-muted">
      {buried && (
        <form action={unburyCards} className="flex flex-wrap items-center gap-x-2">
          <input type="hidden" name="deck" value={deck ?? ""} />
          {buried}
          <button type="submit" className="link inline-flex min-h-11 cursor-pointer items-center">
            Unbury {counts.buried === 1 ? "it" : "them"}
          </button>
        </form>
      )}
      {suspended && (
        <p className="flex flex-wrap items-center gap-x-2">
          {suspended}
          <Link
            href={deck ? `/decks/${deck}?mark=suspended` : "/search?q=is%3Asuspended"}
            className="link inline-flex min-h-11 items-center"
          >
            See {counts.suspended === 1 ? "it" : "them"}
          </Link>
        </p>
      )}
    </div>
  );
}
