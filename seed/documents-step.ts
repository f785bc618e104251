import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ContentStep } from "../lib/domain/content";
import { readAsked } from "./asked";
import { readQuestions } from "./documents/pipeline";
import { reportIssues } from "./documents/report";
import { readRenames } from "./match-cards";
import { planDocuments } from "./plan-documents";
import { readFiles } from "./question-files";
import { reportDocuments } from "./report-plan";
import { Unusable } from "./unusable";

/**
 * The documents of a folder (or one file) as a step of the import; `say` is given the issues and the
 * plan, line by line. Throws `Unusable` where nothing in them can be used.
 */
export function documentsStep(
  folder: string,
  renamesFile: string | undefined,
  say: (line: string) => void,
): ContentStep {
  const files = readFiles([folder]);
  const set = readQuestions(files.sources);
  const issues = reportIssues([...files.issues, ...set.issues]);
  if (set.items.length === 0) {
    throw new Unusable([...issues, `No question was found in ${folder}. Nothing was written.`].join("\n"));
  }
  if (renamesFile !== undefined && !existsSync(renamesFile)) {
    throw new Unusable(`There is no file ${renamesFile} with renames. Nothing was written.`);
  }
  for (const line of issues) say(line);
  const input = {
    items: set.items,
    asked: readAsked(readFileSync(path.join(import.meta.dirname, "bank/asked.tsv"), "utf8")),
    renames: readRenames(renamesFile === undefined ? "" : readFileSync(renamesFile, "utf8")),
    folder: path.resolve(folder),
    documents: new Set(set.documents.map(({ document }) => document)),
    unread: new Set(files.issues.map(({ document }) => document)),
  };
  return {
    source: "documents",
    fingerprint: null, // what the plan says is wanted each time
    planFor: (stored) => {
      const plan = planDocuments({ stored, ...input });
      for (const line of reportDocuments(plan)) say(line);
      return plan;
    },
  };
}
