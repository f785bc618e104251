"use client";

import { formatSteps, parseSteps } from "@/lib/domain/steps";
import { Choice } from "./choice";
import { Field } from "./field";
import { type Saved, SavedForm } from "./saved-form";

/** The settings that the form shows; see lib/domain/settings.ts for what they mean. */
export interface SettingsValues {
  rolloverHour: number;
  desiredRetention: number;
  newPerDay: number;
  reviewsPerDay: number;
  reviewOrder: string;
  newOrder: string;
  longestAnswerSeconds: number;
  learningStepsMinutes: number[];
  relearningStepsMinutes: number[];
  maximumIntervalDays: number;
  leechThreshold: number;
  leechAction: string;
  loadBalancing: boolean;
  weekdays: string[];
}

interface SettingsFormProps {
  values: SettingsValues;
  save: (values: SettingsValues) => Promise<Saved>;
}

const WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAY_KINDS = { normal: "Normal", reduced: "Reduced", none: "None" };
const ORDERS = {
  retrievability: "Least likely to be recalled first",
  due: "Longest due first",
  difficulty: "Hardest first",
  random: "Random, by day",
};
const NEW_ORDERS = { mixed: "Mixed with reviews", first: "Before reviews", last: "After reviews" };
const LEECH_ACTIONS = { tag: "Mark the card", suspend: "Mark the card and suspend it" };

export function SettingsForm({ values, save }: SettingsFormProps) {
  return (
    <SavedForm read={read} save={save} verb="Save">
      {(problems) => (
        <>
          <Field
            label="New cards a day"
            hint="How many cards you have not seen yet are begun on a study day, over all decks and devices."
            name="newPerDay"
            type="number"
            inputMode="numeric"
            defaultValue={values.newPerDay}
            problem={problems.newPerDay}
          />
          <Field
            label="Reviews a day"
            hint="The most reviews that a study day asks of you; the rest wait for the next day."
            name="reviewsPerDay"
            type="number"
            inputMode="numeric"
            defaultValue={values.reviewsPerDay}
            problem={problems.reviewsPerDay}
          />
          <Choice
            label="Order of reviews"
            hint="Which come first when more are due than you get through."
            name="reviewOrder"
            options={ORDERS}
            defaultValue={values.reviewOrder}
            problem={problems.reviewOrder}
          />
          <Choice
            label="Order of new cards"
            name="newOrder"
            options={NEW_ORDERS}
            defaultValue={values.newOrder}
            problem={problems.newOrder}
          />
          <Field
            label="Desired retention, in %"
            hint="How much you want to recall when a card comes, 70 to 99. Higher means more reviews: going from 90 to 95 makes intervals less than half as long."
            name="desiredRetention"
            type="number"
            inputMode="decimal"
            step="0.5"
            defaultValue={Math.round(values.desiredRetention * 1000) / 10}
            problem={problems.desiredRetention}
          />
          <Field
            label="Hour at which a study day begins"
            hint="From 0 to 23. At 4, a review at two in the morning still counts for the evening before."
            name="rolloverHour"
            type="number"
            inputMode="numeric"
            defaultValue={values.rolloverHour}
            problem={problems.rolloverHour}
          />
          <details
            className="border-t border-rule pt-3"
            open={FINE.some((name) => problemOf(problems, name)) || undefined}
          >
            <summary className="inline-flex min-h-11 items-center text-muted hover:text-ink">
              Steps, leeches, answering time, weekdays
            </summary>
            <div className="mt-3 grid gap-6">
              <Field
                label="Learning steps"
                hint="The waits before a new card gets its first scheduled interval, in minutes, hours or days, such as 1m 10m 1d. Empty: no steps."
                name="learningStepsMinutes"
                autoCapitalize="none"
                defaultValue={formatSteps(values.learningStepsMinutes)}
                problem={problemOf(problems, "learningStepsMinutes")}
              />
              <Field
                label="Relearning steps"
                hint="The same after a card was forgotten."
                name="relearningStepsMinutes"
                autoCapitalize="none"
                defaultValue={formatSteps(values.relearningStepsMinutes)}
                problem={problemOf(problems, "relearningStepsMinutes")}
              />
              <Field
                label="Maximum interval, in days"
                hint="No card waits longer, however well it is known. 1 to 36,500."
                name="maximumIntervalDays"
                type="number"
                inputMode="numeric"
                defaultValue={values.maximumIntervalDays}
                problem={problems.maximumIntervalDays}
              />
              <Field
                label="Lapses that make a leech"
                hint="A card forgotten this often in review is a leech, and again at every half as many more: it costs more than it gives, and wants other words or a note."
                name="leechThreshold"
                type="number"
                inputMode="numeric"
                defaultValue={values.leechThreshold}
                problem={problems.leechThreshold}
              />
              <Choice
                label="What happens to a leech"
                hint="A suspended card does not come again until you take it back."
                name="leechAction"
                options={LEECH_ACTIONS}
                defaultValue={values.leechAction}
                problem={problems.leechAction}
              />
              <Field
                label="Maximum answer time, in seconds"
                hint="Time beyond this is not counted, nor is time away from the page. 10 to 600."
                name="longestAnswerSeconds"
                type="number"
                inputMode="numeric"
                defaultValue={values.longestAnswerSeconds}
                problem={problems.longestAnswerSeconds}
              />
              <fieldset>
                <legend className="font-medium">Weekdays</legend>
                <p className="text-sm text-muted">
                  Within the days that fuzz allows, dates keep away from weekdays with fewer reviews or none. Short
                  intervals leave no choice.
                </p>
                <div className="mt-2 grid gap-2">
                  {WEEKDAY_NAMES.map((name, i) => (
                    <Choice
                      key={name}
                      label={name}
                      name="weekdays"
                      options={WEEKDAY_KINDS}
                      defaultValue={values.weekdays[i] ?? "normal"}
                      inline
                    />
                  ))}
                </div>
                {problemOf(problems, "weekdays") && (
                  <p className="mt-1 text-sm text-again">{problemOf(problems, "weekdays")}</p>
                )}
              </fieldset>
              <label className="flex min-h-11 items-start gap-3">
                <input
                  type="checkbox"
                  name="loadBalancing"
                  defaultChecked={values.loadBalancing}
                  className="mt-1 size-5 shrink-0 accent-accent"
                />
                <span>
                  <span className="font-medium">Even out the days</span>
                  <span className="block text-sm text-muted">
                    Within the days that fuzz allows, a date moves to where fewer reviews are due.
                  </span>
                </span>
              </label>
            </div>
          </details>
        </>
      )}
    </SavedForm>
  );
}

/** What is wrong with a list of values: the first of its own. */
const problemOf = (problems: Readonly<Record<string, string>>, name: string): string | undefined =>
  problems[name] ?? Object.entries(problems).find(([path]) => path.startsWith(`${name}.`))?.[1];

/** The fields that are folded away. */
const FINE = [
  "learningStepsMinutes",
  "relearningStepsMinutes",
  "maximumIntervalDays",
  "leechThreshold",
  "leechAction",
  "longestAnswerSeconds",
  "weekdays",
];

function read(form: FormData): SettingsValues {
  const text = (name: string) => String(form.get(name) ?? "");
  const number = (name: string) => (text(name).trim() === "" ? Number.NaN : Number(text(name)));
  return {
    rolloverHour: number("rolloverHour"),
    desiredRetention: Math.round(number("desiredRetention") * 10) / 1000,
    newPerDay: number("newPerDay"),
    reviewsPerDay: number("reviewsPerDay"),
    reviewOrder: text("reviewOrder"),
    newOrder: text("newOrder"),
    longestAnswerSeconds: number("longestAnswerSeconds"),
    learningStepsMinutes: parseSteps(text("learningStepsMinutes")),
    relearningStepsMinutes: parseSteps(text("relearningStepsMinutes")),
    maximumIntervalDays: number("maximumIntervalDays"),
    leechThreshold: number("leechThreshold"),
    leechAction: text("leechAction"),
    loadBalancing: form.get("loadBalancing") !== null,
    weekdays: form.getAll("weekdays").map(String),
  };
}
