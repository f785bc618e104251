/** What scripts/log.mjs keeps of the request under way; there is none in development. */
interface Requests {
  getStore(): { reached: boolean } | undefined;
}

/**
 * Notes that the app's own code has begun to answer an action: what fails from here on is our fault, what
 * failed before (a body that cannot be read) the sender's. See scripts/serve.mjs.
 */
export function markReached(): void {
  const requests = (globalThis as { [key: symbol]: Requests | undefined })[Symbol.for("cards.requests")];
  const request = requests?.getStore();
  if (request) request.reached = true;
}
