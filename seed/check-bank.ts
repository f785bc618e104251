import type { Mistake } from "./mistake";
import type { BankFile } from "./parse-bank";

/** What the form of a card is held to; the reasons stand in seed/README.md. */
const MAX_SUMMARY_WORDS = 60;
const MAX_POINT_WORDS = 25;
const KEY_POINTS = { min: 3, max: 6 };

/**
 * What is wrong across the files of the bank: ids and deck positions that stand twice, prerequisites
 * that do not exist or come later, cards whose form is off.
 */
export function checkBank(files: readonly BankFile[]): Mistake[] {
  return [...repeatedIds(files), ...wrongDecks(files), ...files.flatMap((file) => file.cards).flatMap(wrongForm)];
}

function repeatedIds(files: readonly BankFile[]): Mistake[] {
  const seen = new Map<string, string>();
  return files
    .flatMap((file) => file.cards)
    .flatMap((card) => {
      const first = seen.get(card.slug);
      seen.set(card.slug, first ?? `${card.file}:${card.line}`);
      return first
        ? [{ file: card.file, line: card.line, message: `id "${card.slug}" stands already at ${first}` }]
        : [];
    });
}

function wrongDecks(files: readonly BankFile[]): Mistake[] {
  const decks = files.flatMap(({ deck }) => deck ?? []);
  const position = new Map(decks.map((deck) => [deck.slug, deck.position]));
  const mistake = (slug: string, message: string): Mistake => ({
    file: files.find((file) => file.deck?.slug === slug)?.file ?? slug,
    line: 1,
    message,
  });
  return decks.flatMap((deck) => [
    ...decks
      .filter((other) => other.slug < deck.slug && other.position === deck.position)
      .map((other) => mistake(deck.slug, `position ${deck.position} is also that of ${other.slug}`)),
    ...deck.prerequisites
      .filter((slug) => (position.get(slug) ?? Number.POSITIVE_INFINITY) >= deck.position)
      .map((slug) => mistake(deck.slug, `prerequisite "${slug}" does not exist or does not come before it`)),
  ]);
}

function wrongForm({ file, line, question, summary, keyPoints }: BankFile["cards"][number]): Mistake[] {
  const messages = [
    /[?.]$/.test(question) ? "" : "the question must end with ? or .",
    wordCount(summary) > MAX_SUMMARY_WORDS
      ? `the summary has ${wordCount(summary)} words; ${MAX_SUMMARY_WORDS} at most`
      : "",
    keyPoints.length < KEY_POINTS.min || keyPoints.length > KEY_POINTS.max
      ? `there are ${keyPoints.length} key points; ${KEY_POINTS.min} to ${KEY_POINTS.max}`
      : "",
    new Set(keyPoints).size < keyPoints.length ? "a key point stands twice" : "",
    ...keyPoints
      .filter((point) => wordCount(point) > MAX_POINT_WORDS)
      .map((point) => `a key point has ${wordCount(point)} words; ${MAX_POINT_WORDS} at most: ${point.slice(0, 40)}…`),
  ];
  return messages.filter((message) => message !== "").map((message) => ({ file, line, message }));
}

/** Words as a reader counts them: runs of letters and digits, with what joins them. */
export function wordCount(markdown: string): number {
  return markdown.replace(/[`*_|]/g, " ").match(/[\p{L}\p{N}][\p{L}\p{N}'’.,:/%+-]*/gu)?.length ?? 0;
}
