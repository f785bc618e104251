import { setTimeout as sleep } from "node:timers/promises";
import type { Server } from "../../support/server";
import type { Pair } from "../grading";

export const GRADES_A_SECOND = 20;
/** A grade without an answer by then counts as having taken so long, and a server that answers none in this time hangs. */
export const GIVEN_UP_MS = 10_000;
/** A server that grades within this time has nothing left of an attack, and one that takes longer than that has. */
const CALM_MS = { least: 50, most: 500 };

/** A card that is not graded yet: one whose grade got no answer has a version that we do not know. */
export function next(pairs: Pair[]): Pair {
  const pair = pairs.pop();
  if (!pair) throw new Error("all cards are graded");
  return pair;
}

/**
 * Grades at a steady rate, however long answers take. Returns how long each took, in milliseconds, from
 * when it was due to be sent: what waits for a server that hangs counts, too.
 */
export async function grades(grade: (pair: Pair) => Promise<void>, pairs: Pair[], forMs: number): Promise<number[]> {
  const begun = performance.now();
  const under: Promise<number>[] = [];
  for (let n = 0; (n * 1000) / GRADES_A_SECOND < forMs; n++) {
    const due = begun + (n * 1000) / GRADES_A_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    const work = grade(next(pairs)).then(
      () => performance.now() - due,
      () => GIVEN_UP_MS, // not graded, which is no better than too late
    );
    under.push(Promise.race([work, sleep(GIVEN_UP_MS, GIVEN_UP_MS, { ref: false })]));
  }
  return Promise.all(under);
}

/**
 * What became of the server: nothing to say once it grades as it did before, which is waited for, so that
 * the next kind does not pay for this one.
 * @param wanted how long a grade took before, in milliseconds
 */
export async function stateOf(server: Server, grade: () => Promise<void>, wanted: number): Promise<string> {
  const end = performance.now() + GIVEN_UP_MS;
  const calm = Math.min(Math.max(wanted, CALM_MS.least), CALM_MS.most);
  let answered = false;
  while (performance.now() < end) {
    const { exitCode, signalCode } = server.process;
    if (exitCode !== null || signalCode !== null) return `; the server crashed (${signalCode ?? `code ${exitCode}`})`;
    const begun = performance.now();
    const graded = grade().then(
      () => true,
      () => false,
    );
    if (await Promise.race([graded, sleep(end - begun, false)])) {
      answered = true;
      if (performance.now() - begun <= calm) return "";
    } else await sleep(100);
  }
  return `; the server ${answered ? "was still busy" : "hung: it answered nothing"} ${GIVEN_UP_MS / 1000} s after the attack`;
}
