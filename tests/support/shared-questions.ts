import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Label, readLabels } from "../../seed/documents/dedupe/train/labels";
import type { SourceDocument } from "../../seed/documents/model";
import { documentName } from "../../seed/documents/read/decode";
import { readFiles } from "../../seed/question-files";

const shared = path.resolve(import.meta.dirname, "../../../shared");
const labelsFile = path.join(shared, "gold/labels-dev.tsv");

/** Whether the real documents and labels lie beside this clone; tests that need them say so where they do not. */
export const hasShared = existsSync(path.join(shared, "seeds")) && existsSync(labelsFile);
if (!hasShared)
  console.warn("../shared is not here: what needs its documents runs on the fixtures, and nothing is scored.");

/** The real documents, by short name in order. */
export const realDocuments = (): SourceDocument[] => readFiles([path.join(shared, "seeds")]).sources;

/** The documents written for the tests, by short name in order. */
export const fixtureDocuments = (): SourceDocument[] => readFiles([fixtures]).sources;

/** The hand labels of the real documents. */
export const realLabels = (): Map<string, Label> => readLabels(readFileSync(labelsFile, "utf8"));

/** The folder of documents written for the tests. */
export const fixtures = path.resolve(import.meta.dirname, "../fixtures/questions");

/** A document of tests/fixtures/questions by its file name. */
export const fixture = (file: string): SourceDocument => ({
  document: documentName(file),
  text: readFileSync(path.join(fixtures, file), "utf8"),
});
