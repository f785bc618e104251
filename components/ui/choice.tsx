import type { ComponentProps } from "react";
import { Labelled, type LabelledProps } from "./labelled";

interface ChoiceProps extends LabelledProps, ComponentProps<"select"> {
  /** Values with the words that they are shown with, in order. */
  options: Readonly<Record<string, string>>;
  /** The label beside the choice rather than above it. */
  inline?: boolean;
}

/** A labelled choice of one of a few values. */
export function Choice({ label, options, hint, problem, inline = false, ...select }: ChoiceProps) {
  return (
    <Labelled label={label} {...(hint && { hint })} problem={problem} inline={inline}>
      {(described) => (
        <select {...select} {...described} className={inline ? "field" : "field mt-1"}>
          {Object.entries(options).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
