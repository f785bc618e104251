import { Html } from "@/components/ui/html";

export interface QuoteProps {
  document: string;
  number: string;
  line: number;
  /** HTML. */
  question: string;
  /** HTML; "above" where it is the card's own answer; null where the document has none. */
  answer: string | null;
}

/** What documents say to a card's question, folded: each in its own words, with where they stand. */
export function Quotes({ quotes }: { quotes: readonly QuoteProps[] }) {
  return (
    <section aria-labelledby="sources" className="mt-10 max-w-[68ch] border-t border-rule pt-5">
      <h2 id="sources" className="font-serif text-lg font-medium">
        As the sources put it
      </h2>
      <ul className="mt-2">
        {quotes.map(({ document, number, line, question, answer }) => (
          <li key={`${document}:${number}`} className="border-b border-rule last:border-0">
            <details className="group">
              <summary className="min-h-11 py-2.5 hover:text-accent">
                <Html as="span" html={question} className="inline-prose font-serif text-[1.0625rem] leading-snug" />
                <span className="ms-2 text-sm whitespace-nowrap text-muted">
                  <bdi>{document}</bdi>:{number}, line {line}
                </span>
              </summary>
              {answer === null || answer === "above" ? (
                <p className="pb-4 text-muted">
                  {answer === null ? "The document has no answer." : "Its answer is the one above."}
                </p>
              ) : (
                <Html html={answer} className="prose pb-4" />
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
