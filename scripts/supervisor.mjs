// What to do about a server process as things happen to it: a pure state machine. supervise.mjs is its hands.

/** A server that gives no sign of life for this long hangs, and one that is told to stop may take this long. */
export const HUNG_MS = 10_000;
/** A server may take this long to start: the machine may be busy. */
const START_MS = 120_000;
/** One that lived longer than this before it ended is started again at once. */
const SOON_MS = 10_000;
/** This many unexpected ends within this time, and it is given up. */
const MOST_ENDS = 5;
const WITHIN_MS = 60_000;
/** A look that comes this late says that we were held up, and heard nobody. */
const LATE_MS = 3000;

/**
 * @typedef {object} State
 * @property {"starting" | "running" | "pausing" | "stopping" | "ended"} phase
 * @property {number} at when the phase began; when it is to end, while pausing
 * @property {number} startedAt when the process was started
 * @property {number} heardAt when it last gave a sign of life
 * @property {number} lookedAt the last "look"
 * @property {number[]} ends when it ended unexpectedly, within the last minute
 * @property {boolean} killed whether we ended it, and have said why
 * @property {boolean} everReady whether it has ever answered
 */

/**
 * @typedef {{kind: "ready" | "beat" | "look" | "stop" | "kill"} | {kind: "ended", how: string}} Event
 *   `look` comes every half second; `kill` is an impatient `stop`; `how` is a code or a signal, in words
 * @typedef {{do: "start"} | {do: "signal", signal: "SIGTERM" | "SIGKILL"} | {do: "say", line: string}
 *   | {do: "finish", failure?: string}} Effect
 */

/** The state of a server that is being started. All times are in milliseconds of one clock. @param {number} now @returns {State} */
export const starting = (now) => ({
  phase: "starting",
  ...{ at: now, startedAt: now, heardAt: now, lookedAt: now },
  ...{ ends: [], killed: false, everReady: false },
});

/** @param {State} state @param {Event} event @param {number} now @returns {[State, Effect[]]} */
export function supervise(state, event, now) {
  if (state.phase === "ended") return [state, []];
  if (event.kind === "beat") return [{ ...state, heardAt: now }, []];
  if (event.kind === "ready") return ready(state, now);
  if (event.kind === "look") return look(state, now);
  if (event.kind === "ended") return ended(state, event.how, now);
  return stop(state, event.kind === "kill", now);
}

/** @param {State} state @param {number} now @returns {[State, Effect[]]} */
function ready(state, now) {
  if (state.phase !== "starting") return [state, []];
  /** @type {Effect[]} */
  const said = state.everReady ? [{ do: "say", line: "The server is back." }] : [];
  return [{ ...state, phase: "running", at: now, heardAt: now, everReady: true }, said];
}

/** @param {State} before @param {number} now @returns {[State, Effect[]]} */
function look(before, now) {
  const late = now - before.lookedAt > LATE_MS;
  const state = { ...before, lookedAt: now, heardAt: late ? now : before.heardAt };
  if (state.phase === "pausing") {
    if (now < state.at) return [state, []];
    return [{ ...state, phase: "starting", at: now, startedAt: now }, [{ do: "start" }]];
  }
  if (state.killed) return [state, []];
  const killed = { ...state, killed: true };
  const seconds = HUNG_MS / 1000;
  if (state.phase === "stopping" && now - state.at >= HUNG_MS)
    return [killed, kill(`The server did not stop within ${seconds} s. Killing it.`)];
  if (state.phase === "running" && now - state.heardAt >= HUNG_MS)
    return [killed, kill(`The server has not responded for ${seconds} s. Killing it and starting it again.`)];
  if (state.phase === "starting" && now - state.at >= START_MS)
    return [killed, kill(`The server was not ready after ${START_MS / 1000} s. Killing it.`)];
  return [state, []];
}

/** @param {string} line @returns {Effect[]} */
const kill = (line) => [
  { do: "say", line },
  { do: "signal", signal: "SIGKILL" },
];

/** @param {State} state @param {string} how @param {number} now @returns {[State, Effect[]]} */
function ended(state, how, now) {
  if (state.phase === "stopping") return [{ ...state, phase: "ended" }, [{ do: "finish" }]];
  if (!state.everReady)
    return finish(
      state,
      `The server could not start (${how}). The messages above say why; then run the command again.`,
    );
  const ends = [...state.ends.filter((end) => now - end < WITHIN_MS), now];
  if (ends.length >= MOST_ENDS)
    return finish(
      state,
      `The server ended ${MOST_ENDS} times within a minute, the last time with ${how}. Fix what the messages above say, then run the command again.`,
    );
  const pause = now - state.startedAt > SOON_MS ? 0 : pauseAfter(ends.length);
  const when = pause === 0 ? "again" : `again in ${pause / 1000} s`;
  /** @type {Effect[]} */
  const said = state.killed
    ? []
    : [{ do: "say", line: `The server ended unexpectedly (${how}). Starting it ${when}.` }];
  const next = { ...state, ends, killed: false };
  if (pause > 0) return [{ ...next, phase: "pausing", at: now + pause }, said];
  return [{ ...next, phase: "starting", at: now, startedAt: now }, [...said, { do: "start" }]];
}

/** How long to wait before starting again what ended so many times in a minute: 0, 1, 2, 4 s. @param {number} ends */
const pauseAfter = (ends) => (ends < 2 ? 0 : 1000 * 2 ** (ends - 2));

/** @param {State} state @param {string} failure @returns {[State, Effect[]]} */
const finish = (state, failure) => [{ ...state, phase: "ended" }, [{ do: "finish", failure }]];

/** @param {State} state @param {boolean} atOnce @param {number} now @returns {[State, Effect[]]} */
function stop(state, atOnce, now) {
  if (state.phase === "pausing") return [{ ...state, phase: "ended" }, [{ do: "finish" }]];
  if (state.phase === "stopping" && !atOnce) return [state, []];
  const signal = atOnce ? "SIGKILL" : "SIGTERM";
  const at = state.phase === "stopping" ? state.at : now;
  return [{ ...state, phase: "stopping", at, killed: atOnce || state.killed }, [{ do: "signal", signal }]];
}
