import { keepsBeingMissed, type PointHistory } from "@/lib/domain/points";

/** How often a key point was recalled, its last askings as marks, and whether it keeps being missed. */
export function PointHistoryLine({ history }: { history: PointHistory }) {
  const { asked, missed, lately } = history;
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
      <span>
        recalled {asked - missed} of {asked}
      </span>
      <span className="inline-flex items-center gap-1">
        <span className="sr-only">{`The last ${lately.length}, latest last: ${lately.map(word).join(", ")}.`}</span>
        {lately.map((recalled, i) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: askings have no other name than their place
            key={i}
            aria-hidden="true"
            title={word(recalled)}
            className={`size-2.5 rounded-full border ${recalled ? "border-good bg-good" : "border-again"}`}
          />
        ))}
      </span>
      {keepsBeingMissed(history) && <span className="font-medium text-again">often missed</span>}
    </span>
  );
}

const word = (recalled: boolean) => (recalled ? "recalled" : "missed");
