import { type ComponentProps, useId } from "react";

interface ChoiceProps extends ComponentProps<"select"> {
  label: string;
  /** Values with the words that they are shown with, in order. */
  options: Readonly<Record<string, string>>;
  hint?: string;
  /** What is wrong with the value, in a sentence. */
  problem?: string | undefined;
  /** The label beside the choice rather than above it. */
  inline?: boolean;
}

/** A labelled choice of one of a few values; its hint and its problem are read out with it. */
export function Choice({ label, options, hint, problem, inline = false, ...select }: ChoiceProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={inline ? "grid grid-cols-[7rem_1fr] items-center gap-3" : undefined}>
      <label htmlFor={id} className={inline ? undefined : "font-medium"}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <select
        {...select}
        id={id}
        className={inline ? "field" : "field mt-1"}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      >
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {problem && (
        <p id={`${id}-problem`} className="mt-1 text-sm text-again">
          {problem}
        </p>
      )}
    </div>
  );
}
