import type { Level } from "@/lib/domain/preferences";
import { Question } from "./plan-choices";
import { countCards, type PlanDeckChoice } from "./plan-outlook";

interface DecksProps {
  decks: readonly PlanDeckChoice[];
  level: Level;
  chosen: readonly string[];
  problem: string | undefined;
  choose: (which: "all" | "none" | "suggested") => void;
}

const CHOICES = { suggested: "Suggested for the level", all: "All", none: "None" } as const;

/** The decks as boxes to tick, in learning order. */
export function DecksChoice({ decks, level, chosen, problem, choose }: DecksProps) {
  return (
    <Question
      id="decks"
      title="Which decks?"
      hint="In learning order: each builds on those before it. New cards come from the first one first."
      problem={problem}
    >
      <div className="mb-3 flex flex-wrap gap-2 noscript:hidden">
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
                defaultChecked={chosen.includes(deck.slug)}
                aria-invalid={problem ? true : undefined}
                className="mt-0.5 size-5 shrink-0 accent-accent"
              />
              <span className="flex-1">
                <span className="flex flex-wrap justify-between gap-x-3">
                  <span className="font-serif text-[1.0625rem] leading-snug font-semibold">{deck.title}</span>
                  <span className="text-sm text-muted">{cards(countCards([deck], level).total)}</span>
                </span>
                <span className="mt-0.5 block text-sm text-muted">
                  {deck.own ? "Your own deck." : deck.description}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ol>
    </Question>
  );
}

function cards(count: number): string {
  return `${count} ${count === 1 ? "card" : "cards"}`;
}
