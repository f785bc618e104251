import synonyms from "../../seed/documents/dedupe/data/synonyms.json";
import type { SourceDocument } from "../../seed/documents/model";

/** A small generator of numbers 0 ≤ x < 1 (mulberry32): benchmarks must be the same every time. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const frames = [
  "What is {a}?",
  "What is {a} and why does it matter?",
  "Explain {a}.",
  "How does {a} work?",
  "How do you design {a}?",
  "Design a {a} for a large platform.",
  "What are the trade-offs of {a}?",
  "What are the risks of {a} in production?",
  "When would you prefer {a} over {b}?",
  "What is the difference between {a} and {b}?",
  "How do you handle {b} failures in {a}?",
  "How do you monitor {a} with {b}?",
];
const syllables = [
  "ba",
  "co",
  "di",
  "fer",
  "gal",
  "hu",
  "ki",
  "lor",
  "mo",
  "nep",
  "ost",
  "pra",
  "qui",
  "ru",
  "sel",
  "tam",
  "ul",
  "ven",
  "wex",
  "zo",
];
const perDocument = 1000;

/** So many questions in heading dialect, a thousand a document: subjects of the field and made-up ones, repeated in other words. */
export function generateDocuments(count: number): SourceDocument[] {
  const random = randomNumbers(1);
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  const known = Object.entries(synonyms);
  const word = (): string => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables) ?? "").join("");
  // The field grows with the number of questions, slower than they do.
  const inventions = Array.from({ length: Math.ceil(count / 4) }, () => [word(), word()].join(" "));
  const subject = (): string => {
    if (random() < 0.75) return pick(inventions) ?? "";
    const [name, aliases] = pick(known) ?? ["", []];
    return random() < 0.5 ? name : (pick(aliases) ?? name);
  };
  const sentence = (): string =>
    `${Array.from({ length: 12 }, () => (random() < 0.5 ? word() : subject())).join(" ")}.`;
  const documents: SourceDocument[] = [];
  for (let from = 0; from < count; from += perDocument) {
    const parts = Array.from({ length: Math.min(perDocument, count - from) }, (_, index) => {
      const question = (pick(frames) ?? "").replace("{a}", subject()).replace("{b}", subject());
      const heading = index % 50 === 0 ? `## Part ${index / 50 + 1}\n\n` : "";
      return `${heading}### ${index + 1}. ${question}\n\n${sentence()} ${sentence()}\n\n- ${subject()}\n- ${subject()}\n`;
    });
    documents.push({ document: `g${from / perDocument}`, text: `# Generated\n\n${parts.join("\n")}` });
  }
  return documents;
}
