import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Ages,
  type Attempt,
  drain,
  lineOf,
  meaningOf,
  pauseMs,
  type Settlement,
  type Store,
  signOutWarning,
  UNKNOWN,
  type View,
} from "@/components/review/outbox/core";
import { type Actions, cardsOf, type Entry, send } from "@/components/review/outbox/entry";
import type { Standing } from "@/lib/domain/standing";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const STANDING: Standing = {
  version: 1,
  state: "review",
  dueAt: null,
  buttons: { 1: "1m", 2: "6m", 3: "10m", 4: "8d" },
  days: { 1: 0, 2: 0, 3: 0, 4: 8 },
  available: true,
  due: true,
};
const GRADED: Attempt = { kind: "answered", answer: { kind: "graded", standing: STANDING } };
const UNREACHABLE: Attempt = { kind: "unreachable" };
const SIGNED_OUT: Attempt = { kind: "answered", answer: { kind: "signed-out", message: "You are signed out." } };

const entry = (id: string, userId = "ann", at = NOON): Entry => ({
  id,
  userId,
  at,
  kind: "grade",
  input: { id, cardId: `card ${id}`, version: 0, grade: 3, durationMs: 1000 },
});

function storeOf(...entries: Entry[]): Store & { ids: () => string[] } {
  let held = entries;
  return {
    kept: true,
    add: async (added) => void held.push(added),
    list: async (userId) => held.filter((one) => one.userId === userId),
    remove: async (id) => {
      held = held.filter((one) => one.id !== id);
    },
    ids: () => held.map((one) => one.id),
  };
}

const watch = () => {
  const settled: [string, Settlement["kind"]][] = [];
  const counts: number[] = [];
  return {
    settledOnes: settled,
    counts,
    settled: (one: Entry, answer: Settlement) => void settled.push([one.id, answer.kind]),
    waiting: (waiting: readonly Entry[]) => void counts.push(waiting.length),
  };
};

describe("meaningOf", () => {
  it.each([
    ["graded", { kind: "graded", standing: STANDING }],
    ["stale", { kind: "stale", standing: STANDING }],
    ["not-found", { kind: "not-found", message: "Gone." }],
    ["invalid", { kind: "invalid", message: "No." }],
  ] as const)("takes %s as the server's decision", (_, answer) => {
    expect(meaningOf({ kind: "answered", answer })).toEqual({ settled: answer });
  });

  it.each([
    ["no connection", UNREACHABLE, "unreachable"],
    ["nothing in place of an answer", { kind: "answered", answer: undefined }, "unreachable"],
    ["an unknown action", { kind: "unknown-action" }, "outdated"],
    ["a session that has ended", SIGNED_OUT, "signed-out"],
    ["a fault of the server's", { kind: "fault" }, "faulty"],
    ["a limit on writes", { kind: "answered", answer: { kind: "busy", message: "Too much." } }, "busy"],
  ] as const)("keeps the entry after %s", (_, attempt, trouble) => {
    expect(meaningOf(attempt as Attempt)).toEqual({ trouble });
  });
});

describe("a limit on writes", () => {
  it("loses no grade: each waits, in order, until it is taken", async () => {
    const store = storeOf(entry("1"), entry("2"), entry("3"));
    let left = 2;
    const busy: Attempt = { kind: "answered", answer: { kind: "busy", message: "Too much." } };
    const attempt = async () => (left-- > 0 ? GRADED : busy);
    expect(await drain("ann", store, attempt, watch())).toBe("busy");
    expect((await store.list("ann")).map(({ id }) => id)).toEqual(["3"]);
    left = 1;
    expect(await drain("ann", store, attempt, watch())).toBeNull();
    expect(await store.list("ann")).toEqual([]);
  });

  it("on notes does not hold up grades, even of the same card: they pass, and the notes wait in order", async () => {
    const note = (id: string, card: string): Entry => ({
      ...{ id, userId: "ann", at: NOON, kind: "note" },
      input: { id, cardId: `card ${card}`, text: "Long." },
    });
    const store = storeOf(entry("1"), note("2", "3"), entry("3"), note("4", "1"), entry("5"));
    const asked: string[] = [];
    const attempt = async ({ id, kind }: Entry): Promise<Attempt> => {
      asked.push(id);
      return kind === "note" ? { kind: "answered", answer: { kind: "busy", message: "Too much." } } : GRADED;
    };
    expect(await drain("ann", store, attempt, watch())).toBe("busy");
    expect(asked).toEqual(["1", "2", "3", "5"]);
    expect(store.ids()).toEqual(["2", "4"]);
    const watcher = watch();
    expect(await drain("ann", store, async () => GRADED, watcher)).toBeNull();
    expect(watcher.settledOnes.map(([id]) => id)).toEqual(["2", "4"]);
  });

  it("is said, with what becomes of the grades", () => {
    const view: View = { ready: true, waiting: [entry("1")], trouble: "busy", kept: true };
    expect(lineOf(view, 0, 0)?.text).toMatch(/1 grade kept on this device, to be sent in a few minutes/);
  });
});

describe("signing out", () => {
  it("is asked about while a grade is not saved, and says what becomes of it", () => {
    const view: View = { ready: true, waiting: [entry("1")], trouble: "unreachable", kept: true };
    expect(signOutWarning({ ...view, waiting: [] })).toBeNull();
    expect(signOutWarning(view)).toMatch(/^1 grade not saved yet.*sent when you sign in here again/);
    expect(signOutWarning({ ...view, kept: false })).toMatch(/you lose them/);
  });
});

describe("drain", () => {
  it("sends in order, one at a time, what a user has, and what is added meanwhile", async () => {
    const store = storeOf(entry("1"), entry("x", "bob"), entry("2"));
    const seen: string[] = [];
    let under = 0;
    const watcher = watch();
    const trouble = await drain(
      "ann",
      store,
      async ({ id }) => {
        under++;
        expect(under).toBe(1);
        seen.push(id);
        if (id === "2") await store.add(entry("3"));
        under--;
        return GRADED;
      },
      watcher,
    );
    expect(trouble).toBeNull();
    expect(seen).toEqual(["1", "2", "3"]);
    expect(watcher.counts).toEqual([2, 1, 1, 0]);
    expect(store.ids()).toEqual(["x"]);
  });

  it("stops at the first that is not settled, and keeps it and all that follow", async () => {
    const store = storeOf(entry("1"), entry("2"), entry("3"));
    const watcher = watch();
    const trouble = await drain("ann", store, async ({ id }) => (id === "1" ? GRADED : SIGNED_OUT), watcher);
    expect(trouble).toBe("signed-out");
    expect(watcher.settledOnes).toEqual([["1", "graded"]]);
    expect(store.ids()).toEqual(["2", "3"]);
  });

  it("goes on after an entry that the server has refused", async () => {
    const store = storeOf(entry("1"), entry("2"));
    const watcher = watch();
    const stale: Attempt = { kind: "answered", answer: { kind: "stale", standing: STANDING } };
    expect(await drain("ann", store, async ({ id }) => (id === "1" ? stale : GRADED), watcher)).toBeNull();
    expect(watcher.settledOnes).toEqual([
      ["1", "stale"],
      ["2", "graded"],
    ]);
  });

  it("is not held up by a grade at which the server always fails: the others are saved, and that one is kept", async () => {
    const again = { id: "4", cardId: "card 1", version: 1, grade: 3, durationMs: 1000 } as const;
    const undone = { id: "5", userId: "ann", at: NOON, kind: "undo", input: { id: "5", only: "1" } } as const;
    const store = storeOf(entry("1"), entry("2"), entry("3"), { ...entry("4"), kind: "grade", input: again }, undone);
    const watcher = watch();
    const faulty = new Set<string>();
    const asked: string[] = [];
    const attempt = async ({ id }: Entry): Promise<Attempt> => {
      asked.push(id);
      return id === "1" ? { kind: "fault" } : GRADED;
    };
    expect(await drain("ann", store, attempt, watcher, faulty)).toBe("faulty");
    expect(watcher.settledOnes.map(([id]) => id)).toEqual(["2", "3"]);
    expect(store.ids()).toEqual(["1", "4", "5"]); // of the same card, and its undo: they wait for it
    await store.add(entry("6"));
    asked.length = 0;
    await drain("ann", store, attempt, watcher, faulty);
    expect(asked).toEqual(["6", "1"]);
    expect(await drain("ann", store, async () => GRADED, watcher, faulty)).toBeNull();
    expect(watcher.settledOnes.map(([id]) => id)).toEqual(["2", "3", "6", "1", "4", "5"]);
  });

  it("leaves a server alone that fails at everything", async () => {
    const store = storeOf(...["1", "2", "3", "4", "5"].map((id) => entry(id)));
    let asked = 0;
    const trouble = await drain("ann", store, async () => (++asked > 0 ? { kind: "fault" } : GRADED), watch());
    expect([trouble, asked, store.ids().length]).toEqual(["faulty", 3, 5]);
  });

  it("tells what was settled even where it cannot be removed, and sends it again later", async () => {
    const store = storeOf(entry("1"));
    const watcher = watch();
    const broken = { ...store, remove: () => Promise.reject(new Error("The disk is full.")) };
    await expect(drain("ann", broken, async () => GRADED, watcher)).rejects.toThrow("The disk is full.");
    expect(watcher.settledOnes).toEqual([["1", "graded"]]);
    expect(store.ids()).toEqual(["1"]);
  });

  it("brings every entry to the server once and in order, whatever fails on the way there or back", async () => {
    const fate = fc.constantFrom("arrives", "is lost", "arrives, its answer is lost", "unknown", "signed out");
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), async (fates, many) => {
        const ids = Array.from({ length: many }, (_, i) => `${i}`);
        const store = storeOf(...ids.map((id) => entry(id)));
        const ledger: string[] = [];
        const watcher = watch();
        const attempt = async ({ id }: Entry): Promise<Attempt> => {
          const now = fates.shift() ?? "arrives";
          if (now === "is lost") return UNREACHABLE;
          if (now === "unknown") return { kind: "unknown-action" };
          if (now === "signed out") return SIGNED_OUT;
          if (!ledger.includes(id)) ledger.push(id);
          return now === "arrives" ? GRADED : UNREACHABLE;
        };
        while ((await drain("ann", store, attempt, watcher)) !== null);
        expect(ledger).toEqual(ids);
        expect(watcher.settledOnes.map(([id]) => id)).toEqual(ids);
      }),
    );
  });
});

describe("send", () => {
  it("says how long ago the click was, and whose it is", async () => {
    const sent: unknown[] = [];
    const taken = async (...args: unknown[]) => {
      sent.push(args);
      return { kind: "graded" as const, standing: STANDING };
    };
    const actions: Actions = { grade: taken, practice: taken, change: taken, undo: taken, redo: taken, note: taken };
    await send(entry("1"), actions, 90_000);
    expect(sent).toEqual([[{ ...entry("1").input, ageMs: 90_000 }, "ann"]]);
  });

  it("brings each kind to its own action, a note too", async () => {
    const called: string[] = [];
    const to = (name: string) => async () => {
      called.push(name);
      return { kind: "done" as const, standing: STANDING };
    };
    const actions = {
      grade: to("grade"),
      practice: to("practice"),
      change: to("change"),
      undo: to("undo"),
      redo: to("redo"),
      note: to("note"),
    };
    const note: Entry = {
      id: "n",
      userId: "ann",
      at: NOON,
      kind: "note",
      input: { id: "n", cardId: "a", text: "Mine." },
    };
    await send(note, actions, 0);
    await send(entry("1"), actions, 0);
    expect(called).toEqual(["note", "grade"]);
    expect(cardsOf([note, entry("1")])).toEqual(["card 1"]); // a note holds no card back
  });
});

describe("Ages", () => {
  it("is the time since the click, and never negative where the clock was set back", () => {
    expect(new Ages().of(entry("1"), NOON + 90_000).ageMs).toBe(90_000);
    expect(new Ages().of(entry("1"), NOON - 5000).ageMs).toBe(0);
  });

  it("does not move a grade at which the server failed to the day of those that were saved before it", () => {
    const ages = new Ages();
    const later = ages.of(entry("2", "ann", NOON + 1000), NOON + 86_400_000);
    later.answered(NOON + 86_400_500);
    expect(ages.of(entry("1", "ann", NOON), NOON + 86_401_000).ageMs).toBe(86_401_000);
    expect(ages.of(entry("3", "ann", NOON + 2000), NOON + 86_401_000).ageMs).toBe(86_399_000);
  });

  it("gives the server instants in the order of the clicks, however long each journey takes", () => {
    const journey = fc.record({ gap: fc.nat(400), there: fc.nat(2000), back: fc.nat(2000) });
    fc.assert(
      fc.property(fc.array(journey, { minLength: 2, maxLength: 20 }), (journeys) => {
        const ages = new Ages();
        let click = NOON;
        let free = NOON;
        let last = 0;
        for (const { gap, there, back } of journeys) {
          click += gap;
          const sent = Math.max(click, free);
          const { ageMs, answered } = ages.of(entry("1", "ann", click), sent);
          const instant = sent + there - ageMs;
          expect(instant).toBeGreaterThanOrEqual(last);
          expect(instant).toBeGreaterThanOrEqual(click);
          expect(instant).toBeLessThanOrEqual(sent + there);
          free = sent + there + back;
          answered(free);
          last = instant;
        }
      }),
    );
  });
});

describe("pauseMs", () => {
  it("grows from a second to half a minute", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 2000].map(pauseMs)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });
});

describe("lineOf", () => {
  const view = (many: number, change: Partial<View> = {}): View => ({
    ...UNKNOWN,
    ready: true,
    waiting: Array.from({ length: many }, (_, i) => entry(`${i}`)),
    ...change,
  });

  it("is silent while grades are on their usual way", () => {
    expect(lineOf(UNKNOWN, 0, 0)).toBeNull();
    expect(lineOf(view(2), 0, 0)).toBeNull();
    expect(lineOf(view(0, { trouble: "unreachable" }), 0, 0)).toBeNull();
  });

  it.each([
    [view(1, { trouble: "unreachable" }), 0, 0, "1 grade kept on this device, sent when you are connected."],
    [view(3, { trouble: "unreachable" }), 3, 0, "3 grades kept on this device, sent when you are connected."],
    [
      view(3, { trouble: "signed-out" }),
      3,
      0,
      "You are signed out. 3 grades kept on this device, sent when you sign in again.",
    ],
    [
      view(2, { trouble: "outdated" }),
      0,
      0,
      "The app has been updated. Reload the page to send 2 grades kept on this device.",
    ],
    [view(2), 2, 0, "Saving 2 grades from before …"],
    [view(0), 0, 2, "2 grades from before not counted: their cards have changed since."],
    [view(0), 0, 1, "1 grade from before not counted: its card has changed since."],
  ])("%# says what waits and why", (shown, before, refused, text) => {
    expect(lineOf(shown, before, refused)?.text).toBe(text);
  });

  it.each(["unreachable", "signed-out", "outdated"] as const)("claims nothing kept that is not (%s)", (trouble) => {
    const line = lineOf(view(2, { trouble, kept: false }), 0, 0);
    expect(line?.text).not.toContain("kept on this device, sent");
    expect(line?.text).toMatch(/not saved yet|will be lost/);
    expect(line?.link).not.toBe("reload");
  });
});
