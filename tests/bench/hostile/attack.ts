import { setMaxListeners } from "node:events";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { HostileRequest } from "./kinds";

/** An attacker sends one request a second at most, and the next only when the last is answered or given up. */
const PAUSE_MS = 1000;
const GIVEN_UP_MS = 10_000;

/** How often each answer was given: a status, "no answer" in ten seconds, or "broken" connections. */
export type Answers = Map<string, number>;

/**
 * So many attackers at once, in an even stream, each with its own next request in turn, until the end of
 * `until`; those under way then are broken off.
 */
export async function attack(
  url: string,
  requests: readonly HostileRequest[],
  attackers: number,
  until: Promise<unknown>,
): Promise<Answers> {
  const answers: Answers = new Map();
  const agent = new http.Agent({ keepAlive: true, maxSockets: attackers });
  const stop = new AbortController();
  setMaxListeners(0, stop.signal); // each request under way listens
  let next = 0;
  const attacker = async (n: number) => {
    await sleep((n * PAUSE_MS) / attackers);
    while (!stop.signal.aborted) {
      const begun = performance.now();
      const request = requests[next++ % requests.length];
      if (!request) return;
      const answer = await send(url, request, agent, stop.signal);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      await sleep(Math.max(0, PAUSE_MS - (performance.now() - begun)), undefined, { signal: stop.signal }).catch(
        () => {},
      );
    }
  };
  const all = Promise.all(Array.from({ length: attackers }, (_, n) => attacker(n)));
  await until;
  stop.abort();
  await all;
  agent.destroy();
  return answers;
}

function send(url: string, { method, path, headers, body }: HostileRequest, agent: http.Agent, stopped: AbortSignal) {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(GIVEN_UP_MS)]);
  const failure = () => (stopped.aborted ? "under way" : signal.aborted ? "no answer" : "broken");
  return new Promise<string>((resolve) => {
    const request = http.request(new URL(path, url), { agent, method, headers, signal }, (response) => {
      response.resume();
      response.on("end", () => resolve(String(response.statusCode)));
      response.on("error", () => resolve(failure()));
    });
    request.on("error", () => resolve(failure()));
    request.end(body);
  });
}
