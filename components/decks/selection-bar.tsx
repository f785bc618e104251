import { cardsWords } from "@/lib/domain/change-words";

interface SelectionBarProps {
  /** How many cards are chosen; 0 where nobody counts, without JavaScript. */
  chosen: number;
  busy: boolean;
  clear: () => void;
}

const ACTS = [
  ["suspend", "Suspend"],
  ["unsuspend", "Unsuspend"],
  ["bury", "Bury until tomorrow"],
  ["flag", "Flag"],
  ["unflag", "Unflag"],
] as const;

/** What can be done with the chosen cards: buttons of the form that it stands in. */
export function SelectionBar({ chosen, busy, clear }: SelectionBarProps) {
  return (
    <fieldset className="mx-auto max-w-wide px-4 py-3 sm:px-6">
      <legend className="sr-only">The chosen cards</legend>
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-2 min-w-32 font-medium">
          {chosen > 0 ? `${cardsWords(chosen)} chosen` : "With the cards chosen below:"}
        </p>
        {ACTS.map(([kind, words]) => (
          <button key={kind} type="submit" name="kind" value={kind} className="button px-3" disabled={busy}>
            {words}
          </button>
        ))}
        <details className="contents">
          <summary className="button list-none px-3 [&::-webkit-details-marker]:hidden">Reset…</summary>
          <div className="mt-1 flex basis-full flex-wrap items-center gap-3 rounded-md bg-sunk p-3">
            <p className="max-w-[52ch]">
              Reset makes them new again: their dates and what you know of them are forgotten, and they come as new
              cards. The history stays, and it can be undone.
            </p>
            <button type="submit" name="kind" value="reset" className="button px-3" disabled={busy}>
              {chosen > 0 ? `Reset ${cardsWords(chosen)}` : "Reset the chosen cards"}
            </button>
          </div>
        </details>
        {chosen > 0 && (
          <button type="button" onClick={clear} className="button px-3">
            Choose none
          </button>
        )}
      </div>
    </fieldset>
  );
}
