import { RateLimiterMemory } from "rate-limiter-flexible";

const QUARTER_HOUR_S = 900;

/** Guesses at one account from one address, guesses from one address, new accounts from one address. */
const guesses = new RateLimiterMemory({ points: 10, duration: QUARTER_HOUR_S });
const fromAddress = new RateLimiterMemory({ points: 100, duration: QUARTER_HOUR_S });
const newAccounts = new RateLimiterMemory({ points: 50, duration: QUARTER_HOUR_S });

/** Counts an attempt to sign in; false when there have been too many in the last quarter of an hour. */
export async function mayTrySignIn(email: string, address: string): Promise<boolean> {
  return (await consume(guesses, `${address} ${email.trim().toLowerCase()}`)) && (await consume(fromAddress, address));
}

/** Counts a new account; false when there have been too many from this address. */
export async function maySignUp(address: string): Promise<boolean> {
  return consume(newAccounts, address);
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    return false;
  }
}
