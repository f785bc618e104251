// The Prisma seed: reads the question bank and brings the database to what it says.
//   tsx seed/main.ts [--demo]
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { closeDb } from "../lib/db/client";
import { importContent } from "../lib/db/content";
import { listFirstCards, saveHistory } from "../lib/db/demo";
import { createUser, findUserByEmail } from "../lib/db/users";
import { DEFAULT_SETTINGS } from "../lib/domain/settings";
import { hashPassword } from "../lib/password";
import { simulateHistory } from "./demo-history";
import { formatIssue } from "./issue";
import { readBank } from "./pipeline";
import { describePlan, planContent } from "./plan";

const bank = path.join(import.meta.dirname, "bank");

async function main(): Promise<string> {
  const { values } = parseArgs({
    options: { demo: { type: "boolean", default: false }, bank: { type: "string", default: bank } },
  });
  const names = readdirSync(values.bank)
    .filter((name) => name.endsWith(".md"))
    .sort();
  const documents = names.map((name) => ({
    file: path.relative(process.cwd(), path.join(values.bank, name)),
    text: readFileSync(path.join(values.bank, name), "utf8"),
  }));
  const { content, issues } = readBank(documents);
  if (issues.length > 0)
    throw new BrokenBank(
      [...issues.map(formatIssue), "Nothing was written. Correct the lines above and run the command again."].join(
        "\n",
      ),
    );
  const plan = await importContent((stored) => planContent(stored, content));
  const demo = values.demo ? await ensureDemoAccount(new Date()) : "";
  return [`${content.cards.length} cards in ${content.decks.length} decks, ${describePlan(plan)}`, demo]
    .filter(Boolean)
    .join("; ");
}

/** The demo account, and what it is given: see scripts/start-app.mjs, which prints the sign-in. */
const DEMO = { email: "demo@example.com", name: "Demo", password: "system-design", decks: 9, days: 120, seed: 20 };

/** Makes the demo account with its history, unless it is there. Returns what was done, in words. */
async function ensureDemoAccount(now: Date): Promise<string> {
  if (await findUserByEmail(DEMO.email)) return "";
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { deckIds, cardIds } = await listFirstCards(DEMO.decks);
  const reviews = simulateHistory(cardIds, { ...DEFAULT_SETTINGS, timeZone }, now, DEMO.days, DEMO.seed);
  const user = await createUser({
    email: DEMO.email,
    name: DEMO.name,
    passwordHash: await hashPassword(DEMO.password),
    timeZone,
  });
  if (user === "taken") return "";
  await saveHistory(user.id, deckIds, reviews);
  return `demo account with ${reviews.length} reviews`;
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
