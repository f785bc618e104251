// The Prisma seed: brings the database to what the question bank says, and documents where they are given.
//   tsx seed/main.ts [--demo] [--documents <folder> [--renames <file>]] [--dry-run]
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { closeDb } from "../lib/db/client";
import { importContent } from "../lib/db/content";
import { findUserByEmail } from "../lib/db/users";
import type { Content, ContentStep } from "../lib/domain/content";
import { DEMO } from "../lib/domain/demo";
import { formatMistake } from "./mistake";
import type { Document } from "./pipeline";
import { describePlan, planContent } from "./plan";
import { Unusable } from "./unusable";

const here = import.meta.dirname;

async function main(): Promise<string> {
  const { values } = parseArgs({
    options: {
      demo: { type: "boolean", default: false },
      bank: { type: "string", default: path.join(here, "bank") },
      documents: { type: "string" },
      renames: { type: "string" },
      "dry-run": { type: "boolean", default: false },
    },
  });
  const dryRun = values["dry-run"];
  const steps: ContentStep[] = [bankStep(readFolder(values.bank, ".md"))];
  if (values.documents !== undefined) {
    const { documentsStep } = await import("./documents-step");
    steps.push(documentsStep(values.documents, values.renames, (line) => console.log(line)));
  }
  const [bank, documents] = await importContent(steps, { dryRun });
  const said = [bank ? describePlan(bank) : "nothing to change"];
  if (documents) said.push(`documents: ${describePlan(documents)}`);
  if (dryRun) said.push("this was a dry run: nothing was written");
  else if (values.demo) said.push(await ensureDemoAccount(new Date()));
  return said.filter(Boolean).join("; ");
}

/** The question bank as a step of the import. */
function bankStep(documents: readonly Document[]): ContentStep {
  // What is read, and what reads it: if neither has changed since the last import, nothing needs doing.
  const inputs = [
    ...documents,
    ...readFolder(here, ".ts"),
    ...readFolder(path.join(here, "documents/parse"), ".ts"),
    ...readFolder(path.join(here, "documents/dedupe/data"), ".json"),
  ];
  const fingerprint = createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
  const planFor: ContentStep["planFor"] = async (stored) => {
    const content = await readSound(documents);
    const { abbreviationsOf } = await import("./abbreviations");
    const texts = content.cards.flatMap((card) => [card.question, card.summary, ...card.keyPoints, card.details]);
    return { ...planContent(stored, content), abbreviations: abbreviationsOf(texts) };
  };
  return { source: "bank", fingerprint, planFor };
}

/** The files of a folder with an ending, in the order of their names; paths relative to where we are. */
function readFolder(folder: string, ending: string): Document[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => {
    const file = path.join(folder, name);
    return { file: path.relative(process.cwd(), file), text: readFileSync(file, "utf8") };
  });
}

/** The content of the bank; throws with every mistake in it, before anything is written. */
async function readSound(documents: readonly Document[]): Promise<Content> {
  const { readBank } = await import("./pipeline"); // only when there is something to read: most starts change nothing
  const { content, mistakes } = readBank(documents);
  if (mistakes.length === 0) return content;
  const advice = "Nothing was written. Correct the lines above and run the command again.";
  throw new Unusable([...mistakes.map(formatMistake), advice].join("\n"));
}

/** The demo account, and what it is given. */
const GIVEN = { ...DEMO, name: "Demo", decks: 12, days: 120, seed: 20 };

/** Makes the demo account with its history, unless it is there. Returns what was done, in words. */
async function ensureDemoAccount(now: Date): Promise<string> {
  if (await findUserByEmail(DEMO.email)) return "";
  const { makeDemoAccount } = await import("./demo-account");
  return `demo account with ${await makeDemoAccount(GIVEN, now)} reviews`;
}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof Unusable ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
