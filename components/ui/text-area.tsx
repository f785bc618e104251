import type { ComponentProps } from "react";
import { Labelled, type LabelledProps } from "./labelled";

interface TextAreaProps extends LabelledProps, ComponentProps<"textarea"> {}

/** A labelled field of many lines, which grows with what is written in it from the rows that it begins with. */
export function TextArea({ label, hint, problem, ...area }: TextAreaProps) {
  return (
    <Labelled label={label} {...(hint && { hint })} problem={problem}>
      {(described) => (
        <textarea
          dir="auto"
          {...area}
          {...described}
          style={{ minHeight: `${(area.rows ?? 2) * 1.5 + 1.125}rem` }}
          className="field mt-1 block max-h-[70dvh] field-sizing-content"
        />
      )}
    </Labelled>
  );
}
