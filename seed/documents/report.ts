import type { Issue } from "./model";
import type { QuestionSet } from "./pipeline";

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Issues → lines for people, in the order of documents and lines. */
export const reportIssues = (issues: Issue[]): string[] =>
  issues.map(({ document, line, code, message }) => `  ${document}:${line}  ${code}  ${message}`);

/** A question set → a report for people: counts and sums of lines per document, clusters with their reasons, issues. */
export function reportQuestions(set: QuestionSet): string {
  const documents = set.documents.map(({ document, questions, overviews, lines }) => {
    const { total, blank, inItems, inIssues, structure } = lines;
    const counts = `${plural(questions, "question")}, ${plural(overviews, "overview")}`;
    return `  ${document}: ${counts}; ${total} lines = ${inItems} in items + ${inIssues} in issues + ${structure} structure + ${blank} blank`;
  });
  const shared = set.clusters
    .filter((cluster) => cluster.members.length > 1)
    .sort((a, b) => b.members.length - a.members.length);
  const clusters = shared.flatMap(({ question, members, why }) => [
    `  ${question}`,
    `    ${members.join(" ")}`,
    `    ${why}`,
  ]);
  return [
    plural(set.documents.length, "document"),
    ...documents,
    "",
    `${plural(set.clusters.length, "cluster")} of ${plural(set.items.length, "item")}; ${shared.length} with more than one item`,
    ...clusters,
    "",
    plural(set.issues.length, "issue"),
    ...reportIssues(set.issues),
    "",
  ].join("\n");
}
