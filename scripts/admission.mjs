// Costly requests take turns, so that quick ones, such as a grade, get theirs between them: a server has
// one thread, and twenty searches that arrive at once would hold it for as long as all of them take.

/** A request with a body larger than this, in bytes, is a costly one: reading it takes the thread's time. */
const LARGE_BODY = 32_768;

/** How many costly requests of a kind may wait for their turn; beyond, they are refused. */
const MOST_WAITING = 200;

/** How long a turn lasts at most, in ms: who sends or reads slowly costs little, and must not hold up the others. */
const TURN_MS = 100;

/**
 * What kind of costly request a request is: a search, another page, or one with a large body (a grade has a
 * kilobyte); null for any other, such as a grade or a file.
 * @param {{ method?: string | undefined, url?: string | undefined, headers: import("node:http").IncomingHttpHeaders }} request
 * @returns {"search" | "page" | "body" | null}
 */
export function costOf({ method = "", url = "", headers }) {
  if (Number(headers["content-length"] ?? 0) > LARGE_BODY) return "body";
  if (method === "POST" || url.startsWith("/_next/")) return null;
  return /^\/(?:api\/)?search(?:[/?]|$)/.test(url) ? "search" : "page";
}

/**
 * Lets only so many requests be worked on at once, in the order of their arrival. Returns false for one that is not
 * taken, because too many wait already.
 */
export function admission({ atOnce = 1, mostWaiting = MOST_WAITING, turnMs = TURN_MS } = {}) {
  /** @type {{ response: import("node:http").ServerResponse, work: () => void }[]} */
  const waiting = [];
  let underWay = 0;

  function next() {
    underWay--;
    for (let first = waiting.shift(); first; first = waiting.shift()) {
      if (first.response.destroyed) continue; // whoever asked has gone
      return begin(first);
    }
  }

  /** @param {{ response: import("node:http").ServerResponse, work: () => void }} one */
  function begin({ response, work }) {
    underWay++;
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      setImmediate(next); // what came in meanwhile is looked at first
    };
    const timer = setTimeout(end, turnMs);
    response.once("finish", end).once("close", end);
    work();
  }

  /** @param {import("node:http").ServerResponse} response @param {() => void} work @returns {boolean} */
  return (response, work) => {
    if (underWay < atOnce) begin({ response, work });
    else if (waiting.length < mostWaiting) waiting.push({ response, work });
    else return false;
    return true;
  };
}
