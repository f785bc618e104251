// The Prisma seed: reads the question bank and brings the database to what it says.
//   tsx seed/main.ts [--demo]
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { closeDb } from "../lib/db/client";
import { importContent } from "../lib/db/content";
import { findUserByEmail } from "../lib/db/users";
import type { Content } from "../lib/domain/content";
import { formatIssue } from "./issue";
import type { Document } from "./pipeline";
import { describePlan, planContent } from "./plan";

const here = import.meta.dirname;

async function main(): Promise<string> {
  const { values } = parseArgs({
    options: { demo: { type: "boolean", default: false }, bank: { type: "string", default: path.join(here, "bank") } },
  });
  const documents = readFolder(values.bank, ".md");
  // What is read, and what reads it: if neither has changed since the last import, nothing needs doing.
  const inputs = [...documents, ...readFolder(here, ".ts"), ...readFolder(path.join(here, "documents/parse"), ".ts")];
  const fingerprint = createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
  const plan = await importContent({ source: "bank", fingerprint }, async (stored) =>
    planContent(stored, await readSound(documents)),
  );
  const demo = values.demo ? await ensureDemoAccount(new Date()) : "";
  return [plan ? describePlan(plan) : "nothing to change", demo].filter(Boolean).join("; ");
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
  const { content, issues } = readBank(documents);
  if (issues.length === 0) return content;
  const advice = "Nothing was written. Correct the lines above and run the command again.";
  throw new BrokenBank([...issues.map(formatIssue), advice].join("\n"));
}

/** The demo account, and what it is given: see scripts/start-app.mjs, which prints the sign-in. */
const DEMO = { email: "demo@example.com", name: "Demo", password: "system-design", decks: 12, days: 120, seed: 20 };

/** Makes the demo account with its history, unless it is there. Returns what was done, in words. */
async function ensureDemoAccount(now: Date): Promise<string> {
  if (await findUserByEmail(DEMO.email)) return "";
  const { makeDemoAccount } = await import("./demo-account");
  return `demo account with ${await makeDemoAccount(DEMO, now)} reviews`;
}

/** The bank has mistakes: its message names them all, and no stack is needed. */
class BrokenBank extends Error {}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof BrokenBank ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
