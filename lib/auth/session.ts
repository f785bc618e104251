import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { findSettings } from "../db/settings";
import { DEFAULT_SETTINGS, type Settings } from "../domain/settings";
import { SESSION_COOKIES } from "./session-cookie";
import { userOfToken } from "./token";

/**
 * Who is asking, from the session cookie alone: the user's id, or null for a visitor. The cookie is
 * decoded directly, which costs a tenth of next-auth's getServerSession and asks the same question.
 */
export async function findUserId(): Promise<string | null> {
  const jar = await cookies();
  const token = SESSION_COOKIES.map((name) => jar.get(name)?.value).find(Boolean);
  return token ? userOfToken(token) : null;
}

/** A signed-in learner. */
export interface Learner {
  userId: string;
  settings: Settings;
}

/** The learner who is asking, or null: not signed in, or the account is gone. */
export async function findLearner(): Promise<Learner | null> {
  const userId = await findUserId();
  const settings = userId && (await findSettings(userId));
  return userId && settings ? { userId, settings } : null;
}

/** Someone who may look at the decks: a learner, or a visitor, to whom every card is new. */
export type Reader = Learner | { userId: null; settings: Settings };

/** Whoever is asking, for pages that a visitor may read too. */
export async function findReader(): Promise<Reader> {
  return (await findLearner()) ?? { userId: null, settings: { ...DEFAULT_SETTINGS, timeZone: "UTC" } };
}

/** The learner who is asking; anyone else is sent to sign in, and from there back to `path`. */
export async function requireLearner(path: string): Promise<Learner> {
  return (await findLearner()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}
