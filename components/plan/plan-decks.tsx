import type { Level } from "@/lib/domain/level";
import { countCards } from "@/lib/domain/plan-pace";
import { Question } from "./plan-choices";
import type { PlanDeckChoice } from "./plan-outlook";

interface DecksProps {
  decks: readonly PlanDeckChoice[];
  level: Level;
  /** What was chosen when the page was drawn: from then on the boxes know. */
  drawn: readonly string[];
  /** What is chosen now. */
  chosen: readonly string[];
  problem: string | undefined;
  choose: (which: "all" | "none" | "suggested") => void;
}

const CHOICES = { suggested: "Suggested for the level", all: "All", none: "None" } as const;

/** The decks as boxes to tick, in learning order; folded, with what is chosen in a line. */
export function DecksChoice({ decks, level, drawn, chosen, problem, choose }: DecksProps) {
  return (
    <Question
      id="decks"
      title="Which decks?"
      hint="In learning order: each builds on those before it, and new cards come from the first one first."
      problem={problem}
    >
      <details open={problem !== undefined || undefined} className="group">
        <summary className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 rounded-md border border-rule bg-raised px-4 py-2.5 hover:border-faint">
          <span>{inWords(decks, chosen)}</span>
          <span className="text-accent group-open:hidden">Choose others</span>
        </summary>
        <div className="my-3 flex flex-wrap gap-2 noscript:hidden">
          {Object.entries(CHOICES).map(([which, words]) => (
            <button key={which} type="button" className="button" onClick={() => choose(which as keyof typeof CHOICES)}>
              {words}
            </button>
          ))}
        </div>
        <ol className="grid gap-2 sm:grid-cols-2">
          {decks.map((deck) => (
            <li key={deck.slug}>
              <label className="flex h-full cursor-pointer gap-3 rounded-md border border-rule bg-raised px-4 py-3 hover:border-faint has-checked:border-accent">
                <input
                  type="checkbox"
                  name="deck"
                  value={deck.slug}
                  defaultChecked={drawn.includes(deck.slug)}
                  aria-invalid={problem ? true : undefined}
                  className="mt-0.5 size-5 shrink-0 accent-accent"
                />
                <span className="flex-1">
                  <span className="flex justify-between gap-x-3">
                    <span dir="auto" className="font-serif text-[1.0625rem] leading-snug font-semibold">
                      {deck.title}
                    </span>
                    <span className="text-sm whitespace-nowrap text-muted">
                      {cards(countCards([deck], level).total)}
                    </span>
                  </span>
                  <span className="mt-0.5 block text-sm text-muted">
                    {deck.own ? "Your own deck." : deck.description}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ol>
      </details>
    </Question>
  );
}

/** "10 of 23 decks: Fundamentals, Networking, Scalability and 7 more". */
function inWords(decks: readonly PlanDeckChoice[], chosen: readonly string[]): string {
  const titles = decks.filter(({ slug }) => chosen.includes(slug)).map(({ title }) => title);
  if (titles.length === 0) return `None of ${decks.length} decks yet`;
  if (titles.length === decks.length) return `All ${decks.length} decks`;
  const more = titles.length > 3 ? ` and ${titles.length - 3} more` : "";
  return `${titles.length} of ${decks.length} decks: ${titles.slice(0, 3).join(", ")}${more}`;
}

function cards(count: number): string {
  return `${count} ${count === 1 ? "card" : "cards"}`;
}
