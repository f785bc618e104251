import { Link } from "@/components/ui/link";
import type { Mistake } from "@/lib/domain/search-query";

/** What is wrong with a query: the query with each part marked that is, and a sentence on it. */
export function Mistakes({ query, mistakes }: { query: string; mistakes: readonly Mistake[] }) {
  return (
    <section
      aria-label="What was not understood"
      className="mt-4 rounded-md border border-hard/50 bg-hard/10 px-4 py-3"
    >
      <p dir="auto" className="font-mono text-sm break-words whitespace-pre-wrap">
        {marked(query, mistakes)}
      </p>
      <ul className="mt-2 grid gap-1">
        {mistakes.map(({ from, to, message, instead }) => (
          <li key={`${from} ${message}`}>
            {message}
            {instead && (
              <Link
                href={`/search?q=${encodeURIComponent(query.slice(0, from) + instead + query.slice(to))}`}
                className="link flex min-h-11 w-fit items-center"
              >
                Search {instead} instead
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function marked(query: string, mistakes: readonly Mistake[]) {
  let at = 0;
  const parts = mistakes.flatMap(({ from, to }) => {
    if (to <= at) return []; // two mistakes of one part
    const start = Math.max(from, at);
    const before = query.slice(at, start);
    at = to;
    return [
      before,
      <mark key={from} className="bg-transparent text-again underline decoration-wavy underline-offset-4">
        {query.slice(start, to)}
      </mark>,
    ];
  });
  return [...parts, query.slice(at)];
}
