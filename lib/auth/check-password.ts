import { findUserByEmail, type StoredUser } from "../db/users";
import { DEMO, isDemoEmail } from "../domain/demo";
import { storable } from "../domain/text";
import { env } from "../env";
import { logSecurity } from "../log";
import { LONGEST_PASSWORD, passwordMatches } from "../password";
import { beginAttempt, type TooMany } from "./attempts";

/** The longest address that mail can be sent to, in characters. */
export const LONGEST_EMAIL = 254;

/** What next-auth is told of a sign-in that did not work; components/ui/sign-in-problems.ts has the sentences. */
export const SIGN_IN_WORDS = { wrong: "CredentialsSignin", "too-many": "TooManyAttempts", guarded: "Guarded" } as const;

/**
 * The user of an address and password, from a network address; null where they do not fit, or why they
 * were not looked at. Lengths come first: what is longer than any address or password costs nothing. The
 * demo account's public password fits only where just this machine can reach the app.
 */
export async function checkPassword(
  email: unknown,
  password: unknown,
  address: string,
): Promise<StoredUser | TooMany | null> {
  if (typeof email !== "string" || email.length > LONGEST_EMAIL || storable(email) !== email || !email) return null;
  if (typeof password !== "string" || password.length > LONGEST_PASSWORD || !password) return null;
  const attempt = await beginAttempt(email, address);
  if (typeof attempt === "string") {
    logSecurity("sign-in-refused", email, address);
    return attempt;
  }
  const closed = isDemoEmail(email) && password === DEMO.password && !env().DEMO_ACCOUNT;
  const user = closed ? null : await findUserByEmail(email);
  if (!(await passwordMatches(password, user?.passwordHash ?? null)) || !user) {
    logSecurity("sign-in-failed", email, address);
    return null;
  }
  await attempt.succeeded();
  return { id: user.id, email: user.email, name: user.name };
}
