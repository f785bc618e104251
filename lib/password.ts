import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

/** The longest password, in characters: longer ones are not looked at. */
export const LONGEST_PASSWORD = 256;

/** The same characters, however a keyboard composes them: ü is one, whether typed as one or as u and two dots. */
const composed = (password: string) => password.normalize("NFKC");

/** How long a password must be. Rules about kinds of characters only make people write them down; see lib/password-strength.ts. */
export const passwordSchema = z
  .string("Choose a password.")
  .max(LONGEST_PASSWORD, "Choose a password of at most 256 characters.")
  .refine((password) => [...composed(password)].length >= 8, "Choose a password of at least 8 characters.");

// The library's defaults are argon2id with 19 MiB and two passes, as OWASP recommends.

/** The argon2id hash of a password, with its salt and parameters in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(composed(password));
}

/** Hash of no one's password: checking against it takes as long as checking against a real one. */
let decoy: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. Without a hash (no such account, or one without a password)
 * it is false, and takes as long as any other: the time does not tell who has an account. Old hashes
 * are of the password as it was typed.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const against = passwordHash ?? (await decoy);
  const matches =
    (await verify(against, composed(password))) ||
    (composed(password) !== password && (await verify(against, password)));
  return matches && passwordHash !== null;
}
