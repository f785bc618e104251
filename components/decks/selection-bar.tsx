import { cardsWords } from "@/lib/domain/change-words";

interface SelectionBarProps {
  /** How many cards are chosen; 0 where nobody counts, without JavaScript. */
  chosen: number;
  /** Whether there are more than that. */
  more: boolean;
  busy: boolean;
  clear: () => void;
}

/** What can be done with chosen cards, wherever they were found: the act, and its button's words. */
export const ACTS = [
  ["suspend", "Suspend"],
  ["unsuspend", "Unsuspend"],
  ["bury", "Bury"],
  ["unbury", "Unbury"],
  ["flag", "Flag"],
  ["unflag", "Unflag"],
  ["unleech", "Clear leech"],
] as const;

/** "12 cards chosen". */
export function chosenWords(chosen: number, more: boolean): string {
  return `${more ? "More than " : ""}${cardsWords(chosen)} chosen`;
}

/** What can be done with the chosen cards: buttons of the form that it stands in. */
export function SelectionBar({ chosen, more, busy, clear }: SelectionBarProps) {
  return (
    <fieldset className="mx-auto max-w-wide px-4 py-2 sm:px-6 sm:py-3">
      <legend className="sr-only">The chosen cards</legend>
      <div className="grid grid-cols-3 items-center gap-2 sm:flex sm:flex-wrap">
        <p className="col-span-2 font-medium sm:me-2 sm:min-w-32">
          {chosen > 0 ? chosenWords(chosen, more) : "With the chosen cards:"}
        </p>
        {chosen > 0 && (
          <button
            type="button"
            onClick={clear}
            className="link min-h-11 justify-self-end px-2 whitespace-nowrap sm:order-last sm:ms-auto"
          >
            Clear
          </button>
        )}
        {ACTS.map(([kind, words]) => (
          <button key={kind} type="submit" name="kind" value={kind} className="button px-1 sm:px-3" disabled={busy}>
            {words}
          </button>
        ))}
        <button type="submit" name="kind" value="study" className="button px-1 sm:px-3 noscript:hidden" disabled={busy}>
          Study now
        </button>
        <details className="contents">
          <summary className="button list-none px-1 sm:px-3 [&::-webkit-details-marker]:hidden">Reset…</summary>
          <div className="order-last col-span-3 flex basis-full flex-wrap items-center justify-between gap-3 rounded-md bg-sunk p-3">
            <p className="max-w-[60ch]">
              Reset clears their schedules, so they come back as new cards. Their history stays. You can undo this.
            </p>
            <button type="submit" name="kind" value="reset" className="button px-3" disabled={busy}>
              {chosen > 0 ? `Reset ${cardsWords(chosen)}` : "Reset the chosen cards"}
            </button>
          </div>
        </details>
      </div>
    </fieldset>
  );
}
