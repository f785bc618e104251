import { GradeMark } from "@/components/stats/grade-mark";
import { longDay } from "@/components/stats/words";
import type { HistoryEntry } from "@/lib/domain/card-history";
import { entryDetails, entryWords } from "./history-words";

/** So many entries are shown; those before them are folded. */
const SHOWN = 10;

/** All that was done with a card, the latest first. */
export function CardHistory({ history }: { history: readonly HistoryEntry[] }) {
  const latest = history.toReversed();
  const earlier = latest.slice(SHOWN);
  return (
    <section aria-labelledby="history">
      <h3 id="history" className="font-medium">
        History
      </h3>
      <Entries entries={latest.slice(0, SHOWN)} />
      {earlier.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center text-sm text-muted hover:text-ink">
            {earlier.length === 1 ? "1 earlier entry" : `${earlier.length} earlier entries`}
          </summary>
          <Entries entries={earlier} />
        </details>
      )}
    </section>
  );
}

function Entries({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <ol className="mt-1 text-sm">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-4 border-b border-rule py-2 last:border-0 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
        >
          <span className="text-muted">{longDay(entry.studyDay)}</span>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const graded = entry.kind === "grade" || entry.kind === "practice";
  const details = entryDetails(entry);
  const Words = entry.undone ? "del" : "span";
  return (
    <div>
      <Words className={entry.undone ? "text-muted" : undefined}>
        <span className="inline-flex items-center gap-1.5 font-medium">
          {graded && !entry.undone && <GradeMark grade={entry.grade} />}
          {entryWords(entry)}
        </span>
        {details.length > 0 && <span className="text-muted"> · {details.join(" · ")}</span>}
      </Words>
      {entry.undone && <span className="text-muted"> · undone, counts nowhere</span>}
    </div>
  );
}
