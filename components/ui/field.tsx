import type { ComponentProps } from "react";
import { Labelled, type LabelledProps } from "./labelled";

interface FieldProps extends LabelledProps, ComponentProps<"input"> {}

/** A labelled input. */
export function Field({ label, hint, problem, ...input }: FieldProps) {
  return (
    <Labelled label={label} {...(hint && { hint })} problem={problem}>
      {(described) => <input dir="auto" {...input} {...described} className="field mt-1" />}
    </Labelled>
  );
}
