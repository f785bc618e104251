import { renameSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type QuestionSet, readQuestions } from "./documents/pipeline";
import { reportIssues, reportQuestions } from "./documents/report";
import { readFiles } from "./question-files";

const usage = "Usage: npm run --silent questions -- <file or folder>… [--json <out.json>]";
/** Milliseconds after which work counts as long, and between two strokes of the bar. */
const longWorkMs = 400;
const strokeMs = 100;
const barWidth = 30;

function progressBar(): { tell: (stage: string, done: number, total: number) => void; clear: () => void } {
  if (!process.stderr.isTTY) return { tell: () => {}, clear: () => {} };
  const started = Date.now();
  let last = 0;
  return {
    tell: (stage, done, total) => {
      const now = Date.now();
      if (now - started < longWorkMs || now - last < strokeMs) return;
      last = now;
      const filled = Math.round((barWidth * done) / Math.max(total, 1));
      process.stderr.write(
        `\r${stage.padEnd(9)} [${"#".repeat(filled)}${".".repeat(barWidth - filled)}] ${done}/${total}\x1b[K`,
      );
    },
    clear: () => {
      if (last > 0) process.stderr.write("\r\x1b[K");
    },
  };
}

/** Writes beside the file and renames, so that a reader never finds half of it. */
function writeWhole(file: string, set: QuestionSet): void {
  const { items, issues, clusters } = set;
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${JSON.stringify({ items, issues, clusters }, null, 1)}\n`);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function run(): number {
  let given: { values: { json?: string | undefined }; positionals: string[] };
  try {
    given = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : "Unknown option."}\n${usage}`);
    return 2;
  }
  const { values, positionals } = given;
  if (positionals.length === 0) {
    console.error(usage);
    return 2;
  }
  const files = readFiles(positionals);
  const bar = progressBar();
  const read = readQuestions(files.sources, bar.tell);
  bar.clear();
  const set = { ...read, issues: [...files.issues, ...read.issues] };
  const isEmpty = set.items.length === 0;
  if (values.json === undefined) process.stdout.write(reportQuestions(set));
  else {
    try {
      writeWhole(values.json, set);
    } catch {
      console.error(`${values.json} cannot be written.`);
      return 1;
    }
  }
  if (isEmpty) {
    if (values.json !== undefined) console.error(reportIssues(set.issues).join("\n"));
    console.error("No question was found.");
  }
  return isEmpty ? 1 : 0;
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on("error", () => process.exit(0));
try {
  process.exitCode = run();
} catch (error) {
  console.error(`The documents cannot be read: ${error instanceof Error ? error.message : "unknown fault"}`);
  process.exitCode = 1;
}
