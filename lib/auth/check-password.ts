import { findUserByEmail, type StoredUser } from "../db/users";
import { DEMO, isDemoEmail } from "../domain/demo";
import { env } from "../env";
import { passwordMatches } from "../password";
import { mayTrySignIn } from "./attempts";

/**
 * The user of an address and password, from a network address; null where they do not fit, "too-many" after
 * too many guesses. The demo account's public password fits only where just this machine can reach the app.
 */
export async function checkPassword(
  email: string | undefined,
  password: string | undefined,
  address: string,
): Promise<StoredUser | "too-many" | null> {
  if (!email || !password || password.length > 200) return null;
  if (!(await mayTrySignIn(email, address))) return "too-many";
  const closed = isDemoEmail(email) && password === DEMO.password && !env().DEMO_ACCOUNT;
  const user = closed ? null : await findUserByEmail(email);
  if (!(await passwordMatches(password, user?.passwordHash ?? null)) || !user) return null;
  return { id: user.id, email: user.email, name: user.name };
}
