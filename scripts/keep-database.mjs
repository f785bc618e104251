import { Stop, say } from "./steps.mjs";

const LOOK_MS = 1000;
/** So many starts within this time, and it is given up. */
const MOST_STARTS = 5;
const WITHIN_MS = 60_000;

/**
 * Starts the embedded PostgreSQL again whenever it has died.
 * @param {Pick<import("./database.mjs").Database, "runs" | "revive">} database
 * @returns {{failed: Promise<never>, stop: () => void}} `failed` rejects with a Stop when it is given up
 */
export function keepDatabase({ runs, revive }) {
  /** @type {number[]} */
  let starts = [];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let stopped = false;

  async function look() {
    if (runs()) return;
    const now = performance.now();
    starts = [...starts.filter((at) => now - at < WITHIN_MS), now];
    if (starts.length === 1) say("PostgreSQL ended unexpectedly. Starting it again.");
    try {
      await revive();
      say("PostgreSQL is back.");
    } catch (error) {
      if (starts.length >= MOST_STARTS) throw error; // until then the next look tries again
    }
    if (starts.length >= MOST_STARTS)
      throw new Stop(
        `PostgreSQL ended ${MOST_STARTS} times within a minute. Its log (postgres.log in the data folder) says why.`,
      );
  }

  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    const again = () => {
      if (!stopped) timer = setTimeout(() => look().then(again, reject), LOOK_MS);
    };
    again();
  });
  failed.catch(() => {}); // whoever awaits it is told
  return {
    failed,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
