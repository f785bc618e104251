import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

/** What a password must be: long. Rules about kinds of characters only make people write them down. */
export const passwordSchema = z
  .string()
  .min(10, "Choose a password of at least 10 characters.")
  .max(200, "Choose a password of at most 200 characters.");

// The library's defaults are argon2id with 19 MiB and two passes, as OWASP recommends.

/** The argon2id hash of a password, with its salt and parameters in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Hash of no one's password: checking against it takes as long as checking against a real one. */
let decoy: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. Without a hash (no such account, or one without a password)
 * it is false, and takes as long as any other: the time does not tell who has an account.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}
