interface AskedInProps {
  sources: readonly { document: string; numbers: readonly string[] }[];
}

/** Which documents ask a card's question: "Asked in document 001 (questions 12, 57) and document 004 (question 3)." */
export function AskedIn({ sources }: AskedInProps) {
  const places = sources.map(
    ({ document, numbers }) =>
      `document ${document} (${numbers.length === 1 ? "question" : "questions"} ${numbers.join(", ")})`,
  );
  return (
    <p className="mt-10 max-w-[68ch] border-t border-rule pt-5 text-sm text-muted">
      Asked in {new Intl.ListFormat("en-US", { type: "conjunction" }).format(places)}.
    </p>
  );
}
