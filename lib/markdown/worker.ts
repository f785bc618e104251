// What runs in a thread of the pool (pool.ts); scripts/markdown-worker.mjs makes one file of it.
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { doJob } from "./do-job";
import type { Job } from "./job";

/** Says that the job has begun, so that its time is counted from there, and does it. */
export default function work({ id, job }: { id: number; job: Job }): string {
  parentPort?.postMessage({ begun: id });
  return doJob(job);
}

// A thread's first text would pay for compiling everything: a sample does, before the thread is ready.
doJob({
  text: "# A\n\n- b `c` **d** [e](f) $x^2$\n\n> g\n\n|h|\n|-|\n|i|\n\n```js\nlet j = 1;\n```",
  kind: "block",
  want: "html",
});

// From here on the thread gives way to the server's own. Elsewhere the call would be for the whole process.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
