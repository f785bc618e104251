import { keepsBeingMissed, type PointHistory } from "@/lib/domain/points";

interface PointHistoryLineProps {
  history: PointHistory;
  /** Among others that all keep being missed, how often it was missed is what tells. */
  slipping?: boolean;
}

/** How often a key point was recalled, its last askings as marks, and whether it keeps being missed. */
export function PointHistoryLine({ history, slipping = false }: PointHistoryLineProps) {
  const { asked, missed, lately } = history;
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
      <span>{slipping ? `missed ${missed} of ${asked}` : `recalled ${asked - missed} of ${asked}`}</span>
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
      {!slipping && keepsBeingMissed(history) && <span className="font-medium text-again">often missed</span>}
    </span>
  );
}

const word = (recalled: boolean) => (recalled ? "recalled" : "missed");
