import { longDay } from "@/components/stats/words";
import type { StudiedCardState } from "@/lib/domain/card-state";
import { MATURE_DAYS } from "@/lib/domain/statistics";
import { daysWords } from "./history-words";

interface CardFactsProps {
  state: StudiedCardState;
  /** When it comes next, in words: "in 12 days". */
  due: string;
}

/** What FSRS holds of a learner's memory of a card, and how it came there. */
export function CardFacts({ state, due }: CardFactsProps) {
  const facts = [
    ["State", stateWords(state)],
    ["Next", due],
    ["Last review", longDay(state.lastStudyDay)],
    ["Interval", state.state === "review" ? daysWords(state.intervalDays) : "in steps"],
    ["Stability", `${state.stability < 10 ? state.stability.toFixed(1) : Math.round(state.stability)} days`],
    ["Difficulty", `${state.difficulty.toFixed(1)} of 10`],
    ["Reviews", String(state.reps)],
    ["Lapses", String(state.lapses)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-sm text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function stateWords(state: StudiedCardState): string {
  if (state.state !== "review") return state.state;
  return state.intervalDays < MATURE_DAYS ? "young" : "mature";
}
