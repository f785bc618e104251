import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Piscina } from "piscina";
import type { Job } from "./job";

/** How long a thread may work on one text, and how long a text may wait for a thread, in ms. */
const LONGEST_MS = 500;
const LONGEST_WAIT_MS = 3_000;

/** Threads: one processor is left for the server itself. */
const THREADS = Math.max(1, Math.min(2, availableParallelism() - 1));

/** How many texts may wait for a thread; beyond, a text is shown as typed at once. */
const MOST_WAITING = 50;

/** A thread's memory in MB: the heap's old part, and the young one beside it. */
const MEMORY = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };

/** `limit`: the job took more time or memory than it may. `busy`: it was not begun. */
export type Outcome = { kind: "done"; answer: string } | { kind: "limit" } | { kind: "busy" };

interface Pool {
  piscina: Piscina;
  begun: Map<number, () => void>;
  last: number;
}

/** The threads of this process: the parts of a build each have this module for themselves, and share them. */
const kept = globalThis as { markdownPool?: Pool };

function pool(): Pool {
  if (kept.markdownPool) return kept.markdownPool;
  const filename = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    process.env.NEXT_DIST_DIR ?? ".next",
    "markdown-worker.mjs",
  );
  if (!existsSync(filename))
    throw new Error(`${filename} is missing: start the app by npm start, npm run dev or npm test`);
  const options = {
    execArgv: [],
    minThreads: 1,
    maxThreads: THREADS,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
  };
  const piscina = new Piscina({ ...options, filename, maxQueue: MOST_WAITING, resourceLimits: MEMORY });
  const begun = new Map<number, () => void>();
  piscina.on("message", ({ begun: id }: { begun: number }) => begun.get(id)?.());
  piscina.on("error", () => {}); // a thread that ran out of memory: its job has been told
  kept.markdownPool = { piscina, begun, last: 0 };
  return kept.markdownPool;
}

/** Does a job in a thread, within its limits. A thread that does not keep them is ended, and another takes its place. */
export async function runInThread(job: Job): Promise<Outcome> {
  const { piscina, begun } = pool();
  const id = pool().last++;
  const controller = new AbortController();
  let started = false;
  let timer = setTimeout(() => controller.abort(), LONGEST_WAIT_MS);
  begun.set(id, () => {
    started = true;
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), LONGEST_MS);
  });
  try {
    return { kind: "done", answer: await piscina.run({ id, job }, { signal: controller.signal }) };
  } catch (error) {
    if (!isLimit(error)) throw error;
    return { kind: started ? "limit" : "busy" };
  } finally {
    clearTimeout(timer);
    begun.delete(id);
  }
}

/** Whether a job ended with its thread, or never came to one; anything else is a fault of ours. */
function isLimit(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : "";
  return (
    error.name === "AbortError" ||
    code === "ERR_WORKER_OUT_OF_MEMORY" ||
    /queue is at limit|Terminating worker/.test(error.message)
  );
}
