import { createHash } from "node:crypto";
import { env } from "./env";

/** What happened that whoever runs the server may want to know of. */
type SecurityEvent = "sign-in-failed" | "sign-in-refused" | "sign-up-refused";

/**
 * Writes a security event into the log. The account is named by a short hash: the same for the same
 * address on this server, so that guesses at one account can be seen, and no address to be read.
 */
export function logSecurity(event: SecurityEvent, email: string, address: string): void {
  const account = createHash("sha256")
    .update(`${env().NEXTAUTH_SECRET} ${email.trim().toLowerCase()}`)
    .digest("hex")
    .slice(0, 12);
  console.warn({ event, account, address });
}
