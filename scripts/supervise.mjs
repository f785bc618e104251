// The hands of supervisor.mjs: the server process, its signs of life, the clock and the console.
import { spawn } from "node:child_process";
import { owned, root, Stop, say } from "./steps.mjs";
import { starting, supervise } from "./supervisor.mjs";

/** @import { Effect, Event } from "./supervisor.mjs" */

/**
 * @typedef {object} Supervised
 * @property {Promise<void>} ready settles when the server first answers, and rejects when it cannot start
 * @property {Promise<void>} ended settles when the server has stopped, and rejects when it is given up
 * @property {(atOnce: boolean) => void} stop lets it finish what it is at, or not
 */

/**
 * Runs the server process, and starts it again when it crashes or hangs.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Supervised}
 */
export function superviseServer(env) {
  const clock = () => performance.now();
  let state = starting(clock());
  let child = start();
  const ready = settler();
  const ended = settler();
  const timer = setInterval(() => on({ kind: "look" }), 500);

  function start() {
    // In a group of its own: Ctrl-C reaches it through us, once.
    const started = owned(
      spawn(process.execPath, ["scripts/serve.mjs"], {
        cwd: root,
        env,
        detached: true,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      }),
    );
    started.on("message", (message) => {
      if (started !== child) return; // the last words of one that is gone
      if (message === "ready") ready.resolve();
      on({ kind: message === "ready" ? "ready" : "beat" });
    });
    started.once("error", (error) => on({ kind: "ended", how: error.message }));
    started.once("exit", (code, signal) => on({ kind: "ended", how: signal ?? `code ${code}` }));
    return started;
  }

  /** @param {Event} event */
  function on(event) {
    const [next, effects] = supervise(state, event, clock());
    state = next;
    for (const effect of effects) carryOut(effect);
  }

  /** @param {Effect} effect */
  function carryOut(effect) {
    if (effect.do === "start") child = start();
    else if (effect.do === "signal") child.kill(effect.signal);
    else if (effect.do === "say") say(effect.line);
    else {
      clearInterval(timer);
      if (!effect.failure) return ended.resolve();
      ready.reject(new Stop(effect.failure));
      ended.reject(new Stop(effect.failure));
    }
  }

  return {
    ready: ready.promise,
    ended: ended.promise,
    stop: (atOnce) => on({ kind: atOnce ? "kill" : "stop" }),
  };
}

/** A promise, and what settles it. */
function settler() {
  /** @type {(value?: void) => void} */
  let resolve = () => {};
  /** @type {(error: Error) => void} */
  let reject = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  promise.catch(() => {}); // whoever awaits it is told
  return { promise, resolve, reject };
}
