import type { Content } from "../lib/domain/content";
import { checkBank } from "./check-bank";
import type { Mistake } from "./mistake";
import { parseBankFile } from "./parse-bank";

/** A document to read: its name, for messages, and its text. */
export interface Document {
  file: string;
  text: string;
}

/** From the bank's files to what is wanted in the database, or to all that is wrong with them. */
export function readBank(documents: readonly Document[]): { content: Content; mistakes: Mistake[] } {
  const files = documents.map(({ file, text }) => parseBankFile(file, text));
  const mistakes = [...files.flatMap((file) => file.mistakes), ...checkBank(files)];
  const decks = files.flatMap(({ deck }) => deck ?? []);
  const cards = files.flatMap((file) => file.cards).map(({ file: _file, line: _line, ...card }) => card);
  return { content: { decks, cards }, mistakes };
}
