import { type ReactNode, useId } from "react";

export interface LabelledProps {
  label: string;
  /** What the value is for, or must be. */
  hint?: string;
  /** What is wrong with the value, in a sentence. */
  problem?: string | undefined;
}

/** What a control carries so that its label, hint and problem are read out with it. */
interface Described {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

interface Props extends LabelledProps {
  /** The label beside the control rather than above it. */
  inline?: boolean;
  children: (described: Described) => ReactNode;
}

/** A control with its label, its hint and its problem. */
export function Labelled({ label, hint, problem, inline = false, children }: Props) {
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
      {children({ id, "aria-invalid": problem ? true : undefined, "aria-describedby": described || undefined })}
      {problem && (
        <p id={`${id}-problem`} className="mt-1 text-sm text-again">
          {problem}
        </p>
      )}
    </div>
  );
}
