import { db } from "./client";
import type { Prisma } from "./generated/client";

/**
 * Runs a transaction that may take longer than a page's (see the limits in client.ts): `timeout`
 * milliseconds in all, and `maxWait` to get a connection. Throws, and leaves nothing, when it takes longer.
 */
export async function longTransaction<T>(
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  options: { timeout: number; maxWait: number },
): Promise<T> {
  const limit = String(options.timeout);
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('statement_timeout', ${limit}, true),
      set_config('idle_in_transaction_session_timeout', ${limit}, true)`;
    return work(tx);
  }, options);
}
