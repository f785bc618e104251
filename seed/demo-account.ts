import { createUserWithHistory, listFirstCards } from "../lib/db/demo";
import { DEFAULT_SETTINGS } from "../lib/domain/settings";
import { hashPassword } from "../lib/password";
import { simulateHistory } from "./demo-history";

/** Who the demo account is, and what it is given: the first decks, and so many days of history. */
export interface Demo {
  email: string;
  name: string;
  password: string;
  decks: number;
  days: number;
  seed: number;
}

/** Makes the account and writes its simulated history; returns the number of reviews. */
export async function makeDemoAccount(demo: Demo, now: Date): Promise<number> {
  const { email, name } = demo;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { deckIds, cardIds } = await listFirstCards(demo.decks);
  const reviews = simulateHistory(cardIds, { ...DEFAULT_SETTINGS, timeZone }, now, demo.days, demo.seed);
  const passwordHash = await hashPassword(demo.password);
  const made = await createUserWithHistory({ email, name, passwordHash, timeZone }, deckIds, reviews);
  return made ? reviews.length : 0; // none where another start was faster
}
