import { classifyCluster } from "./classify/classify";
import { dedupe, type Progress } from "./dedupe/dedupe";
import {
  type Cluster,
  type Issue,
  type Item,
  itemId,
  type LineAccount,
  type ParsedDocument,
  type SourceDocument,
} from "./model";
import { parseDocument } from "./parse/parse-document";

/** What the pipeline makes of documents: classified items, all issues, clusters, and how each document's lines add up. */
export type QuestionSet = {
  items: Item[];
  issues: Issue[];
  clusters: Cluster[];
  documents: { document: string; questions: number; overviews: number; lines: LineAccount }[];
};

/** Two files with one short name are one document: the later one's items and issues go on counting. */
function withUniqueNumbers(parsed: ParsedDocument[]): ParsedDocument[] {
  const counts = new Map<string, { questions: number; overviews: number }>();
  return parsed.map((document) => {
    const before = counts.get(document.document) ?? { questions: 0, overviews: 0 };
    const overviews = document.items.filter((item) => item.kind === "overview").length;
    const questions = document.items.length - overviews;
    const isFirst = !counts.has(document.document);
    counts.set(document.document, { questions: before.questions + questions, overviews: before.overviews + overviews });
    if (isFirst) return document;
    const items = document.items.map((item) => ({
      ...item,
      n: typeof item.n === "number" ? item.n + before.questions : `T${Number(item.n.slice(1)) + before.overviews}`,
    }));
    const message = "Another file has the same short name; its questions are counted on.";
    return {
      ...document,
      items,
      issues: [{ document: document.document, line: 1, code: "same-name", message }, ...document.issues],
    };
  });
}

/** The clearest wording of a cluster: what most members say, then the shortest, then the first. */
export function clearest(questions: string[]): string {
  const counts = new Map<string, number>();
  for (const question of questions) counts.set(question, (counts.get(question) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return order[0]?.[0] ?? "";
}

/**
 * Documents as text, in the order in which they count → their questions, repaired, deduplicated and classified. Pure and
 * deterministic; what cannot be used is an issue, never an exception. `progress` is told how far it is.
 */
export function readQuestions(sources: SourceDocument[], progress: Progress = () => {}): QuestionSet {
  const parsed = withUniqueNumbers(
    sources.map((source, index) => {
      progress("read", index, sources.length);
      return parseDocument(source);
    }),
  );
  const parsedItems = parsed.flatMap((document) => document.items);
  const groups = dedupe(parsedItems, undefined, progress);
  const clusterOf: { cluster: string; topic: string }[] = [];
  const clusters = groups.map(({ members, why }, index): Cluster => {
    if (index % 1000 === 0) progress("classify", index, groups.length);
    const items = members.flatMap((member) => parsedItems[member] ?? []);
    const [first] = items;
    const cluster = first ? itemId(first) : "";
    const { topic, because } = classifyCluster(items);
    for (const member of members) clusterOf[member] = { cluster, topic };
    const reason = `${why}; topic ${topic}${because === "" ? " for want of any sign" : ` by: ${because}`}`;
    return { cluster, question: clearest(items.map((item) => item.question)), members: items.map(itemId), why: reason };
  });
  return {
    items: parsedItems.map((item, index) => ({
      ...item,
      topic: clusterOf[index]?.topic ?? "",
      cluster: clusterOf[index]?.cluster ?? itemId(item),
    })),
    issues: parsed.flatMap((document) => document.issues),
    clusters,
    documents: parsed.map(({ document, items, lines }) => ({
      document,
      questions: items.filter((item) => item.kind === "question").length,
      overviews: items.filter((item) => item.kind === "overview").length,
      lines,
    })),
  };
}
