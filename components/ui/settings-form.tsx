"use client";

import { type FormEvent, useState } from "react";
import { Field } from "./field";
import { Notice } from "./notice";

/** The settings that the form shows; see lib/domain/settings.ts for what they mean. */
export interface SettingsValues {
  timeZone: string;
  rolloverHour: number;
  desiredRetention: number;
  newPerDay: number;
  reviewsPerDay: number;
}

type Answer = { kind: "done" } | { kind: string; message: string; fields?: Record<string, string> };

interface SettingsFormProps {
  values: SettingsValues;
  timeZones: readonly string[];
  save: (values: SettingsValues) => Promise<Answer>;
}

export function SettingsForm({ values, timeZones, save }: SettingsFormProps) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => (form.get(name) === "" ? Number.NaN : Number(form.get(name)));
    setBusy(true);
    const input = {
      timeZone: String(form.get("timeZone")),
      rolloverHour: number("rolloverHour"),
      desiredRetention: Math.round(number("desiredRetention") * 10) / 1000,
      newPerDay: number("newPerDay"),
      reviewsPerDay: number("reviewsPerDay"),
    };
    setAnswer(
      await save(input).catch(() => ({
        kind: "failed",
        message: "The server could not be reached. Nothing was changed; try again.",
      })),
    );
    setBusy(false);
  };
  const failed = answer && "message" in answer ? answer : null;
  const problems = failed?.fields ?? {};

  return (
    <form onSubmit={submit} className="grid max-w-md gap-6" noValidate>
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
        hint="The most reviews that a study day asks of you. The least remembered come first."
        name="reviewsPerDay"
        type="number"
        inputMode="numeric"
        defaultValue={values.reviewsPerDay}
        problem={problems.reviewsPerDay}
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
      <Field
        label="Time zone"
        hint="Where your study days begin. Reviews you have made keep their days."
        name="timeZone"
        list="time-zones"
        autoComplete="off"
        defaultValue={values.timeZone}
        problem={problems.timeZone}
      />
      <datalist id="time-zones">
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {failed && Object.keys(problems).length === 0 && <Notice>{failed.message}</Notice>}
      <div className="flex items-center gap-4">
        <button type="submit" className="button button-primary" disabled={busy}>
          {busy ? "Saving …" : "Save"}
        </button>
        <p role="status" className="text-muted">
          {answer?.kind === "done" && !busy && "Saved."}
        </p>
      </div>
    </form>
  );
}
