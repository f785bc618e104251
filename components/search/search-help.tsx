import { Link } from "@/components/ui/link";

const EXAMPLES: readonly (readonly [query: string, says: string])[] = [
  ["cache stampede", "cards with both words, in any form: caching, stampedes"],
  ['"write-ahead log"', "these words in a row"],
  ["cache or queue", "either one; “and” and “not” are ordinary words"],
  ["replication -kafka", "excludes a word: put a minus right before it"],
  ["shard*", "words that begin so"],
  ["deck:caching", "of a deck, by its title or address; a * stands for anything"],
  ["is:due", "also is:new, is:learning, is:review, is:suspended, is:buried, is:leech, is:flagged"],
  ["prop:r<0.9", "chance of recall now; also s (stability in days), d (difficulty), ivl and due (days), lapses, reps"],
  ["rated:7:1", "reviewed in the last 7 days and forgotten; without the 1, with any grade"],
  ["introduced:7", "met for the first time in the last 7 days"],
  ["level:core", "also level:advanced and level:specialist"],
  ["tag:leech", "with a tag"],
  ["source:001", "asked by a document"],
  ["note:gossip", "with a word in your own note"],
  ["(cache or queue) is:due", "parentheses group terms"],
];

/** What a search can be asked, folded; each example is a link that asks it. */
export function SearchHelp({ open = false }: { open?: boolean }) {
  return (
    <details open={open} className="mt-3">
      <summary className="flex min-h-11 items-center text-muted hover:text-ink">
        <span className="underline decoration-rule underline-offset-4">What you can search for</span>
      </summary>
      <dl className="mt-1 grid gap-x-6 sm:grid-cols-[auto_1fr]">
        {EXAMPLES.map(([query, says]) => (
          <div key={query} className="contents">
            <dt>
              <Link
                href={`/search?q=${encodeURIComponent(query)}`}
                className="link inline-flex min-h-11 items-center font-mono text-sm"
              >
                {query}
              </Link>
            </dt>
            <dd className="pb-3 text-muted sm:flex sm:min-h-11 sm:items-center sm:pb-0">{says}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
