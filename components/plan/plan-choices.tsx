import type { ReactNode } from "react";
import type { Level } from "@/lib/domain/level";
import { countCards, MINUTES } from "@/lib/domain/plan-pace";
import type { PlanDeckChoice } from "./plan-outlook";

interface QuestionProps {
  id: string;
  title: string;
  hint: string;
  problem: string | undefined;
  children: ReactNode;
}

/** One question of a plan: a group of fields with what it is about, and what is wrong with it. */
export function Question({ id, title, hint, problem, children }: QuestionProps) {
  return (
    <fieldset aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ""}`} className="min-w-0">
      <legend className="font-serif text-xl font-semibold">{title}</legend>
      <p id={`${id}-hint`} className="mt-1 mb-3 text-muted">
        {hint}
      </p>
      {children}
      {problem && (
        <p id={`${id}-problem`} className="mt-2 text-sm text-again">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

const TILE =
  "flex min-h-11 cursor-pointer gap-3 rounded-md border border-rule bg-raised px-4 hover:border-faint has-checked:border-accent";
const MARK = "size-5 shrink-0 accent-accent";

interface WhenProps {
  interviewDate: string | null;
  today: string;
  problem: string | undefined;
}

export function WhenChoice({ interviewDate, today, problem }: WhenProps) {
  return (
    <Question
      id="when"
      title="When is your interview?"
      hint="It decides how fast new cards come, so that they all have time to settle."
      problem={problem}
    >
      <div className="grid gap-2 sm:grid-cols-2">
        <label className={`${TILE} items-center py-2.5`}>
          <input type="radio" name="when" value="none" defaultChecked={interviewDate === null} className={MARK} />
          No date yet
        </label>
        <div className={`${TILE} flex-wrap items-center py-1.5`}>
          <label className="flex cursor-pointer items-center gap-3">
            <input type="radio" name="when" value="date" defaultChecked={interviewDate !== null} className={MARK} />
            On this day
          </label>
          <input
            type="date"
            name="interviewDate"
            aria-label="Day of the interview"
            min={today}
            defaultValue={interviewDate ?? ""}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? "when-problem" : undefined}
            className="field w-auto min-w-0 flex-1 basis-36 py-1 text-base"
          />
        </div>
      </div>
    </Question>
  );
}

const LEVEL_WORDS: Record<Level, { name: string; line: string }> = {
  core: { name: "Core", line: "What almost every interview asks. Right for a first round, or little time." },
  advanced: {
    name: "Advanced",
    line: "Core, and what a senior engineer is pressed on: trade-offs, failures, numbers.",
  },
  specialist: { name: "Specialist", line: "All of it, down to the internals that few are asked about." },
};

interface LevelProps {
  level: Level;
  decks: readonly PlanDeckChoice[];
  problem: string | undefined;
}

export function LevelChoice({ level, decks, problem }: LevelProps) {
  return (
    <Question id="level" title="How deep?" hint="New cards above this level are not shown." problem={problem}>
      <div className="grid gap-2">
        {(Object.keys(LEVEL_WORDS) as Level[]).map((name) => (
          <label key={name} className={`${TILE} items-start py-2.5`}>
            <input
              type="radio"
              name="level"
              value={name}
              defaultChecked={name === level}
              className={`${MARK} mt-0.5`}
            />
            <span className="flex-1">
              <span className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{LEVEL_WORDS[name].name}</span>
                <span className="text-sm text-muted">
                  {countCards(decks, name).total.toLocaleString("en-US")} cards in all decks
                </span>
              </span>
              <span className="block text-sm text-muted">{LEVEL_WORDS[name].line}</span>
            </span>
          </label>
        ))}
      </div>
    </Question>
  );
}

const PACES = [10, 20, 30, 45, 60];

export function MinutesChoice({ minutes, problem }: { minutes: number; problem: string | undefined }) {
  const other = !PACES.includes(minutes);
  return (
    <Question
      id="minutes"
      title="How many minutes a day?"
      hint="A little every day beats a lot now and then. Reviews come first; new cards take what is left."
      problem={problem}
    >
      <div className="flex flex-wrap gap-2">
        {PACES.map((pace) => (
          <label key={pace} className={`${TILE} items-center py-2.5`}>
            <input type="radio" name="minutes" value={pace} defaultChecked={pace === minutes} className={MARK} />
            {pace}
          </label>
        ))}
        <div className={`${TILE} items-center py-1.5`}>
          <label className="flex cursor-pointer items-center gap-3">
            <input type="radio" name="minutes" value="other" defaultChecked={other} className={MARK} />
            Other
          </label>
          <input
            type="number"
            inputMode="numeric"
            name="otherMinutes"
            aria-label={`Minutes a day, ${MINUTES.least} to ${MINUTES.most}`}
            defaultValue={other && !Number.isNaN(minutes) ? minutes : ""}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? "minutes-problem" : undefined}
            className="field w-20 py-1 text-base"
          />
        </div>
      </div>
    </Question>
  );
}
