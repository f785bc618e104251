import type { DocumentsPlan } from "./plan-documents";

const percent = (likeness: number) => `${Math.round(likeness * 100)} %`;

/**
 * A plan for documents in lines that people read: every card that is new, reworded, updated or retired,
 * what comes near to it, and how many questions the bank covers.
 */
export function reportDocuments({ report, quotes }: DocumentsPlan): string[] {
  const { questions, covered, added, reworded, updated, retired, unanswered } = report;
  const marked = new Set(unanswered);
  return [
    ...added.flatMap(({ card, near }) => [
      `new: ${card.slug} in ${card.deckSlug}: ${card.question}${marked.has(card.slug) ? " (unanswered)" : ""}`,
      ...near.map((one) => `  near-duplicate of ${one.slug}, similarity ${percent(one.likeness)}`),
    ]),
    ...reworded.map(({ slug, from, to }) => `reworded: ${slug}: ${from} → ${to}`),
    ...updated.map((slug) => `updated: ${slug}`),
    ...retired.map(({ slug, coveredBy }) => `retired: ${slug}${coveredBy ? `, now answered by ${coveredBy}` : ""}`),
    `${questions} questions and overviews: ${covered.questions} covered by ${covered.cards} cards of the bank, ${questions - covered.questions} not`,
    `cards of documents: ${added.length} new, ${reworded.length} reworded, ${updated.length} updated, ${retired.length} retired, ${unanswered.length} unanswered`,
    `quotes: ${quotes.put.length} written, ${quotes.remove.length} removed`,
  ];
}
