import type { ReactNode } from "react";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { type CardDraft, LONGEST } from "@/lib/domain/card-draft";
import { PointsEditor } from "./points-editor";

const LEVELS = {
  core: "Core: every interview asks it",
  advanced: "Advanced: a good interview asks it",
  specialist: "Specialist: a specialist is asked it",
};

interface CardFieldsProps {
  draft: CardDraft;
  /** Whether the level can be chosen: a version of a card of the bank has the bank's. */
  level: boolean;
  problems: Record<string, string>;
  /** What is to be said of the question. */
  beneathQuestion: ReactNode;
  onChange: () => void;
  say: (words: string) => void;
}

/** The fields of a card, with what was written so far. The page's text is theirs: React does not follow each key. */
export function CardFields({ draft, level, problems, beneathQuestion, onChange, say }: CardFieldsProps) {
  return (
    <>
      <div>
        <TextArea
          label="Question"
          name="question"
          rows={2}
          maxLength={LONGEST.question}
          defaultValue={draft.question}
          problem={problems.question}
        />
        {beneathQuestion}
      </div>
      <TextArea
        label="Summary"
        hint="The answer in a few sentences. Markdown: **bold**, `code`, lists, tables; formulas between dollar signs: $n \log n$."
        name="summary"
        rows={4}
        maxLength={LONGEST.summary}
        defaultValue={draft.summary}
        problem={problems.summary}
      />
      <PointsEditor initial={draft.keyPoints} problems={problems} onChange={onChange} say={say} />
      <TextArea
        label="Details"
        hint="What to read on: folded under the answer. A code block named mermaid becomes a diagram."
        name="details"
        rows={6}
        maxLength={LONGEST.details}
        defaultValue={draft.details}
        problem={problems.details}
      />
      <Field
        label="Tags"
        hint="With commas between, such as caching, load balancing."
        name="tags"
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={draft.tags}
        problem={problems.tags}
      />
      {level ? (
        <Choice label="Level" name="level" options={LEVELS} defaultValue={draft.level} problem={problems.level} />
      ) : (
        <input type="hidden" name="level" value={draft.level} />
      )}
    </>
  );
}
