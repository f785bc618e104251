import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory } from "rate-limiter-flexible";

/** The most keys that one limiter remembers: some 30 MB. Beyond them the one that was longest unused is forgotten. */
const MOST_KEYS = 100_000;

/** Counts events by key, in windows of time, in this process's memory: as much of it as it may take, whatever is counted. */
export class BoundedLimiter {
  readonly #limiter: RateLimiterMemory;
  readonly #keys = new LRUCache<string, true>({
    max: MOST_KEYS,
    dispose: (_, key, why) => {
      if (why === "evict") void this.#limiter.delete(key);
    },
  });

  /** So many points in so many seconds. */
  constructor(points: number, duration: number) {
    this.#limiter = new RateLimiterMemory({ points, duration });
  }

  /** Counts; false where that is more than the limit. A key may be of any length. */
  async count(key: string, points = 1): Promise<boolean> {
    const { consumedPoints } = await this.#limiter.penalty(this.#remember(key), points);
    return consumedPoints <= this.#limiter.points;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#keys.size;
  }

  /** Takes back what was counted. */
  async takeBack(key: string, points = 1): Promise<void> {
    if (await this.#limiter.get(hash(key))) await this.#limiter.reward(hash(key), points);
  }

  /** Forgets a key. */
  async forget(key: string): Promise<void> {
    this.#keys.delete(hash(key));
    await this.#limiter.delete(hash(key));
  }

  #remember(key: string): string {
    const hashed = hash(key);
    this.#keys.set(hashed, true);
    return hashed;
  }
}

const hash = (key: string) => createHash("sha256").update(key).digest("base64url");
