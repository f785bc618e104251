import { unstable_isUnrecognizedActionError as isUnknownAction } from "next/navigation";

/** What became of calling a server action once. */
export type Called<T> =
  | { kind: "answered"; answer: T }
  /** No connection, no server, or no answer in time. */
  | { kind: "unreachable" }
  /** The server has taken the call and failed at it. */
  | { kind: "fault" }
  /** The server is of another build, and does not know the action that this page calls. */
  | { kind: "unknown-action" };

/** An answer that takes longer than this is no longer waited for, in ms. */
const PATIENCE_MS = 20_000;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Calls a server action when those called before it are done with, and never throws. The router
 * would let it wait as well; but here `action` runs, and so looks at the clock, when it is its turn.
 * An answer that never comes is the same as no connection.
 */
export function call<T>(action: () => Promise<T>): Promise<Called<T>> {
  const called = turn.then(() => callNow(action));
  turn = called;
  return called;
}

async function callNow<T>(action: () => Promise<T>): Promise<Called<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, "late");
  });
  try {
    const answer = await Promise.race([action(), late]);
    if (answer !== "late") return { kind: "answered", answer: answer as T };
    freeRouter();
    return { kind: "unreachable" };
  } catch (error) {
    if (isUnknownAction(error)) return { kind: "unknown-action" };
    return { kind: isFault(error) ? "fault" : "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

/** What an action throws on the server comes to the browser as an error with a digest, and without its message. */
const isFault = (error: unknown) => error instanceof Error && "digest" in error;

/**
 * Next's router runs one server action at a time and offers no way to abort one: an action without
 * an answer would hold up all that follow. A change of the address goes before actions, and the
 * router leaves the one under way to itself; so the address is changed to what it is.
 */
function freeRouter() {
  window.history.replaceState(null, "", window.location.href);
}
