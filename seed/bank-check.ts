// npm run bank:check [-- --documents <folder>] [--add-ids] [--write-asked]
// What is wrong with the question bank: its form, its ids, its twins, and, where the documents are at
// hand, what it leaves uncovered and what it took from them.
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { writeAsked } from "./asked";
import { checkBank } from "./check-bank";
import { checkDetails } from "./check-details";
import { checkCoverage, checkOwnWords } from "./check-sources";
import { checkTwins } from "./check-twins";
import { itemId } from "./documents/model";
import { readQuestions } from "./documents/pipeline";
import { formatMistake, type Mistake } from "./mistake";
import { type BankFile, parseBankFile } from "./parse-bank";
import { readFiles } from "./question-files";

const root = path.resolve(import.meta.dirname, "..");
const bank = path.join(import.meta.dirname, "bank");
const idsFile = path.join(bank, "ids.txt");
const askedFile = path.join(bank, "asked.tsv");
const keptApartFile = path.join(bank, "kept-apart.tsv");

const { values } = parseArgs({
  options: {
    documents: { type: "string" },
    "add-ids": { type: "boolean", default: false },
    "write-asked": { type: "boolean", default: false },
  },
});
const documents = values.documents ?? path.resolve(root, "../shared/seeds");

const files = readdirSync(bank)
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) =>
    parseBankFile(path.relative(root, path.join(bank, name)), readFileSync(path.join(bank, name), "utf8")),
  );
const cards = files.flatMap((file) => file.cards);

const mistakes = [
  ...files.flatMap((file) => file.mistakes),
  ...checkBank(files),
  ...checkDetails(files),
  ...checkIds(files),
  ...checkTwins(files, readKeptApart()),
  ...againstDocuments(),
];
for (const mistake of mistakes) console.error(formatMistake(mistake));
const diagrams = cards.filter((card) => card.details.includes("```mermaid")).length;
console.log(`${cards.length} cards in ${files.length} decks, ${diagrams} with a diagram; ${mistakes.length} problems`);
process.exitCode = mistakes.length === 0 ? 0 : 1;

/** Every id is in the list of those ever given, which only grows: none is given twice. */
function checkIds(from: readonly BankFile[]): Mistake[] {
  const given = new Set(readFileSync(idsFile, "utf8").split("\n"));
  const fresh = from.flatMap((file) => file.cards).filter((card) => !given.has(card.slug));
  if (values["add-ids"]) {
    appendFileSync(idsFile, fresh.map((card) => `${card.slug}\n`).join(""));
    return [];
  }
  return fresh.map(({ file, line, slug }) => ({
    file,
    line,
    message: `"${slug}" is new: npm run bank:check -- --add-ids`,
  }));
}

/** The questions that the bank was written from are listed by the hash of their words, so that a seed knows them. */
function checkAsked(wanted: string): Mistake[] {
  if (values["write-asked"]) writeFileSync(askedFile, wanted);
  if (existsSync(askedFile) && readFileSync(askedFile, "utf8") === wanted) return [];
  const message = "it does not list the documents' questions as they are: npm run bank:check -- --write-asked";
  return [{ file: path.relative(root, askedFile), line: 1, message }];
}

function readKeptApart(): [string, string][] {
  const lines = readFileSync(keptApartFile, "utf8")
    .split("\n")
    .filter((line) => line.includes("\t"));
  return lines.map((line) => [line.split("\t")[0] ?? "", line.split("\t")[1] ?? ""]);
}

function againstDocuments(): Mistake[] {
  if (!existsSync(documents)) {
    console.log(
      `There are no documents at ${path.relative(root, documents)}: coverage and own words were not checked.`,
    );
    return [];
  }
  const { sources } = readFiles([documents]);
  const read = readQuestions(sources).items;
  const items = read.map((item) => ({ id: itemId(item), question: item.question }));
  return [
    ...checkAsked(writeAsked(read)),
    ...checkCoverage(files, items),
    ...checkOwnWords(
      files,
      sources.map((source) => source.text),
    ),
  ];
}
