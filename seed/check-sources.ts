import type { Mistake } from "./mistake";
import type { BankFile } from "./parse-bank";

type Card = BankFile["cards"][number];

/** A run of this many words in common is a sentence taken, not a fact shared. */
const RUN = 12;

/** Questions of the documents that no card covers, and covered ones that do not exist. `items` are `document:n`. */
export function checkCoverage(
  files: readonly BankFile[],
  items: readonly { id: string; question: string }[],
): Mistake[] {
  const cards = files.flatMap((file) => file.cards);
  const covered = new Set(cards.flatMap((card) => card.sources));
  const known = new Set(items.map((item) => item.id));
  const missing = items.filter((item) => !covered.has(item.id));
  return [
    ...missing.map(({ id, question }) => ({
      file: "seed/bank",
      line: 1,
      message: `no card covers ${id}: ${question}`,
    })),
    ...cards.flatMap((card) =>
      card.sources
        .filter((source) => !known.has(source))
        .map((source) => at(card, `covers ${source}, which no document has`)),
    ),
  ];
}

/** Runs of words that stand in a card and in a document alike: the bank is written in our own words. */
export function checkOwnWords(files: readonly BankFile[], documents: readonly string[]): Mistake[] {
  const taken = new Set(documents.flatMap((text) => runs(text)));
  return files
    .flatMap((file) => file.cards)
    .flatMap((card) => {
      const found = runs([card.summary, ...card.keyPoints, card.details].join("\n")).find((run) => taken.has(run));
      return found ? [at(card, `${RUN} words in a row stand in a document too: ${found}`)] : [];
    });
}

function runs(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(" "));
}

function at(card: Card, message: string): Mistake {
  return { file: card.file, line: card.line, message };
}
