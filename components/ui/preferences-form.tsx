"use client";

import { Link } from "@/components/ui/link";
import { Choice } from "./choice";
import { Field } from "./field";
import { type Saved, SavedForm } from "./saved-form";

/** The preferences that the form shows; see lib/domain/preferences.ts for what they mean. */
interface PreferencesValues {
  recallFirst: boolean;
  swipe: boolean;
  interviewDate: string | null;
  level: "core" | "advanced" | "specialist";
  minutesPerDay: number | null;
}

interface PreferencesFormProps {
  values: PreferencesValues;
  /** The learner's study day. */
  today: string;
  save: (values: PreferencesValues) => Promise<Saved>;
}

const LEVELS = {
  core: "Core",
  advanced: "Core and advanced",
  specialist: "All, specialist too",
};

const SWITCHES = [
  {
    name: "recallFirst",
    label: "Type your answer first",
    line: "A review then has a field for your answer, and shows it beside the card's own.",
  },
  {
    name: "swipe",
    label: "Swipe to grade",
    line: "On a touch screen, after the answer: left for Again, right for Good. The buttons stay.",
  },
] as const;

/** How someone reviews, and what they prepare for. */
export function PreferencesForm({ values, today, save }: PreferencesFormProps) {
  return (
    <SavedForm read={read} save={save} verb="Apply">
      {(problems) => (
        <>
          <Field
            label="Day of the interview"
            hint="Today then counts the days, and says whether your pace holds. Empty: no date."
            name="interviewDate"
            type="date"
            min={today}
            defaultValue={values.interviewDate ?? ""}
            problem={problems.interviewDate}
          />
          <Choice
            label="Level"
            hint="New cards above it are not shown; what you have met keeps coming."
            name="level"
            options={LEVELS}
            defaultValue={values.level}
            problem={problems.level}
          />
          <Field
            label="Minutes a day"
            hint="Your plan is based on this. Empty: only the limits below apply."
            name="minutesPerDay"
            type="number"
            inputMode="numeric"
            defaultValue={values.minutesPerDay ?? ""}
            problem={problems.minutesPerDay}
          />
          <div>
            <Link href="/welcome?next=/settings" className="button">
              Plan anew
            </Link>
            <p className="mt-2 text-sm text-muted">
              A plan chooses decks, and works out from the date and the minutes how many new cards a day fit.
            </p>
          </div>
          {SWITCHES.map(({ name, label, line }) => (
            <label key={name} className="flex min-h-11 items-start gap-3">
              <input
                type="checkbox"
                name={name}
                defaultChecked={values[name]}
                className="mt-0.5 size-5 shrink-0 accent-accent"
              />
              <span>
                <span className="font-medium">{label}</span>
                <span className="block text-sm text-muted">{line}</span>
              </span>
            </label>
          ))}
        </>
      )}
    </SavedForm>
  );
}

function read(form: FormData): PreferencesValues {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    recallFirst: form.get("recallFirst") !== null,
    swipe: form.get("swipe") !== null,
    interviewDate: text("interviewDate") || null,
    level: text("level") as PreferencesValues["level"],
    minutesPerDay: text("minutesPerDay") === "" ? null : Number(text("minutesPerDay")),
  };
}
