import { type BankWords, changedFields, type WordField } from "@/lib/domain/card-words";
import { wordDiff } from "@/lib/domain/word-diff";

const NAMES: Record<WordField, string> = {
  question: "Question",
  summary: "Summary",
  keyPoints: "Key points",
  details: "Details",
};

/** What changed from one wording to another: the fields that differ, with the words removed and added marked in them. */
export function WordChanges({ before, after }: { before: BankWords; after: BankWords }) {
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {changedFields(before, after).map((field) => (
        <div key={field}>
          <dt className="text-sm font-semibold">{NAMES[field]}</dt>
          <dd dir="auto" className="mt-1 max-w-[68ch] font-serif leading-relaxed wrap-anywhere whitespace-pre-wrap">
            {wordDiff(textOf(before, field), textOf(after, field)).map(({ kind, text }, i) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text have nothing but their place
              if (kind === "same") return <span key={i}>{text}</span>;
              const removed = kind === "removed";
              const Tag = removed ? "del" : "ins";
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Tag key={i} className={removed ? "bg-again/10 text-again" : "bg-good/15 text-good"}>
                  <span className="sr-only">{removed ? " removed: " : " added: "}</span>
                  {text}
                  <span className="sr-only">{removed ? " end of removed " : " end of added "}</span>
                </Tag>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const textOf = (words: BankWords, field: WordField) =>
  field === "keyPoints" ? words.keyPoints.map((point) => `– ${point}`).join("\n") : words[field];
