import { LRUCache } from "lru-cache";
import { BoundedLimiter } from "./bounded-limiter";
import { networkOf } from "./network-of";

const QUARTER_HOUR_S = 900;
const HOUR_S = 3600;

// Wrong passwords are counted three ways, and right ones not at all:
// - from one network: 100 in a quarter of an hour;
// - at one account from one network: 10 in a quarter of an hour;
// - at one account from all networks together: 100 in an hour. Beyond that, only networks from which the
//   account was signed in to may go on, each with its ten guesses. So many addresses are no way around the
//   limit, and whoever guesses cannot lock out the owner where they usually are.
// The counts are this process's, and what it has forgotten by a restart is a fresh start for both sides.
const fromNetwork = new BoundedLimiter(100, QUARTER_HOUR_S);
const atAccountFromNetwork = new BoundedLimiter(10, QUARTER_HOUR_S);
const atAccount = new BoundedLimiter(100, HOUR_S);

/** New accounts from one network. */
const newAccounts = new BoundedLimiter(50, QUARTER_HOUR_S);

const KNOWN_MS = 30 * 86_400_000;
/** Where accounts were signed in to: as the limiters' keys, so of any length by then. */
const known = new LRUCache<string, true>({ max: 100_000, ttl: KNOWN_MS });

/** Why an attempt is not looked at: too many from here, or too many at this account from everywhere. */
export type TooMany = "too-many" | "guarded";

/** An attempt to sign in that may be made; `succeeded` takes back that it was counted as wrong. */
export interface Attempt {
  succeeded: () => Promise<void>;
}

/** Counts an attempt before its password is looked at, so that many at once are counted too. The e-mail is no longer than any is. */
export async function beginAttempt(email: string, address: string): Promise<Attempt | TooMany> {
  const network = networkOf(address);
  const account = email.trim().toLowerCase();
  const both = `${network} ${account}`;
  // In this order: what comes from a network that has had its fill is not counted at any account.
  if (!(await fromNetwork.count(network)) || !(await atAccountFromNetwork.count(both))) return "too-many";
  const guards = !known.get(both);
  if (guards && !(await atAccount.count(account))) return "guarded";
  return {
    succeeded: async () => {
      known.set(both, true);
      await fromNetwork.takeBack(network);
      await atAccountFromNetwork.forget(both);
      if (guards) await atAccount.takeBack(account);
    },
  };
}

/** Counts a new account; false when there have been too many from this address's network. */
export async function maySignUp(address: string): Promise<boolean> {
  return newAccounts.count(networkOf(address));
}
