/**
 * The address that a request comes from. Each proxy before the app adds the address that it was called
 * from to the end of X-Forwarded-For; what stands before theirs is the caller's own word, and not believed.
 * @param {{headers: import("node:http").IncomingHttpHeaders, socket: {remoteAddress?: string | undefined}}} request
 * @param {number} proxies how many proxies stand before the app
 * @returns {string} empty where the connection is gone already
 */
export function clientAddress({ headers, socket }, proxies) {
  const said = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const all = [...said.map((address) => address.trim()).filter(Boolean), socket.remoteAddress ?? ""];
  return all.at(-1 - proxies) ?? all[0] ?? "";
}
