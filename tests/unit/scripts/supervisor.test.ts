import { describe, expect, it } from "vitest";
import { starting, supervise } from "@/scripts/supervisor.mjs";

type Event = Parameters<typeof supervise>[1];

/** A server that is watched: `at` lets the time come, with its looks, and then tells of an event; `did` is all that was done. */
function watched() {
  let state = starting(0);
  let now = 0;
  let beating = false;
  const did: string[] = [];
  const tell = (event: Event) => {
    const [next, effects] = supervise(state, event, now);
    state = next;
    for (const effect of effects) {
      const words = { start: "start", signal: "signal" in effect ? effect.signal : "", say: "", finish: "finish" };
      if (effect.do === "finish") beating = false;
      did.push(
        effect.do === "say"
          ? effect.line
          : effect.do === "finish"
            ? `finish${effect.failure ? `: ${effect.failure}` : ""}`
            : words[effect.do],
      );
    }
  };
  const server = {
    did,
    at(ms: number, ...events: Event[]) {
      while (now + 500 <= ms) {
        now += 500;
        if (beating) tell({ kind: "beat" });
        tell({ kind: "look" });
      }
      now = ms;
      for (const event of events) tell(event);
      return server;
    },
    /** Time in which nobody looks: the starter itself is held up. */
    asleepUntil(ms: number) {
      now = ms;
      tell({ kind: "look" }); // timers come first, and what was sent meanwhile after them
      return server;
    },
    beats(on: boolean) {
      beating = on;
      return server;
    },
    ready: (ms: number) => server.at(ms, { kind: "ready" }).beats(true),
    ended: (ms: number, how: string) => server.at(ms).beats(false).at(ms, { kind: "ended", how }),
  };
  return server;
}

describe("a server that crashes", () => {
  it("is started again at once, and says when it is back", () => {
    const { did } = watched().ready(1000).ended(60_000, "SIGKILL").ready(61_000).at(200_000);
    expect(did).toEqual([
      "The server ended unexpectedly (SIGKILL). Starting it again.",
      "start",
      "The server is back.",
    ]);
  });

  it("is started after growing pauses where it dies within seconds, and is given up after five times in a minute", () => {
    const server = watched().ready(1000);
    const starts: number[] = [];
    let now = 2000;
    const advance = (ms: number) => {
      now += ms;
      return now;
    };
    for (let crash = 0; crash < 5; crash++) {
      server.ended(now, "code 1");
      const from = now;
      while (!server.did.includes("start") && now < from + 60_000) server.at(advance(500));
      starts.push(now - from);
      if (server.did.some((what) => what.startsWith("finish"))) break;
      server.did.splice(server.did.indexOf("start"), 1);
      server.ready(advance(500)).beats(false);
      advance(500);
    }
    expect(starts.slice(0, 4)).toEqual([0, 1000, 2000, 4000]);
    expect(server.did.at(-1)).toBe(
      "finish: The server ended 5 times within a minute, the last time with code 1. Fix what the messages above say, then run the command again.",
    );
    expect(server.did.filter((what) => what.includes("unexpectedly"))).toHaveLength(4);
  });

  it("once a quarter of an hour is never given up, and always started at once", () => {
    const server = watched();
    for (let i = 0; i < 10; i++) server.ready(i * 900_000 + 1000).ended((i + 1) * 900_000, "SIGABRT");
    expect(server.did.filter((what) => what === "start")).toHaveLength(10);
    expect(server.did.join()).not.toMatch(/again in|finish/);
  });

  it("before it ever answered is not started again: the command fails with a sentence", () => {
    expect(watched().ended(800, "code 1").at(60_000).did).toEqual([
      "finish: The server could not start (code 1). The messages above say why; then run the command again.",
    ]);
  });
});

describe("a server that hangs", () => {
  const HUNG = "The server has not responded for 10 s. Killing it and starting it again.";

  it("is killed after 10 s and started again, with one line that says so", () => {
    const server = watched().ready(1000).at(60_000).beats(false).at(69_500);
    expect(server.did).toEqual([]);
    server.at(70_500);
    expect(server.did).toEqual([HUNG, "SIGKILL"]);
    server.ended(70_600, "SIGKILL").ready(72_000).at(100_000);
    expect(server.did).toEqual([HUNG, "SIGKILL", "start", "The server is back."]);
  });

  it("is not taken for one when the starter itself was held up, as by Ctrl-Z or a sleeping machine", () => {
    const server = watched().ready(1000).at(5000).asleepUntil(3_600_000).at(3_660_000);
    expect(server.did).toEqual([]);
  });

  it("while it starts again is killed after two minutes", () => {
    const server = watched().ready(1000).ended(60_000, "SIGKILL").at(179_000);
    expect(server.did).toHaveLength(2);
    expect(server.at(181_000).did.slice(2)).toEqual(["The server was not ready after 120 s. Killing it.", "SIGKILL"]);
  });

  it("ends within 10 s of Ctrl-C", () => {
    const server = watched().ready(1000).beats(false).at(3000, { kind: "stop" });
    expect(server.did).toEqual(["SIGTERM"]);
    server.at(13_000);
    expect(server.did).toEqual(["SIGTERM", "The server did not stop within 10 s. Killing it.", "SIGKILL"]);
    expect(server.ended(13_100, "SIGKILL").did.at(-1)).toBe("finish");
  });
});

describe("a request to stop", () => {
  it("lets the server finish what it is at, and starts nothing again", () => {
    const server = watched().ready(1000).at(5000, { kind: "stop" }).ended(7000, "code 0").at(60_000);
    expect(server.did).toEqual(["SIGTERM", "finish"]);
  });

  it("that comes a second time kills the server at once", () => {
    const server = watched().ready(1000).at(5000, { kind: "stop" }).at(6500, { kind: "kill" }).at(60_000);
    expect(server.did).toEqual(["SIGTERM", "SIGKILL"]);
  });

  it("that comes in a pause before the next start is the end", () => {
    const server = watched().ready(1000).ended(2000, "code 1").ready(2500).ended(3000, "code 1");
    expect(server.at(3200, { kind: "stop" }).at(60_000).did.slice(-2)).toEqual([
      "The server ended unexpectedly (code 1). Starting it again in 1 s.",
      "finish",
    ]);
  });
});
