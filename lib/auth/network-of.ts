import { isIPv6 } from "node:net";

/**
 * What stands for one caller among addresses: an IPv4 address, or the first 64 bits of an IPv6 one, for
 * one connection has all the addresses behind them.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/s, "");
  if (!isIPv6(bare)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  if (mapped?.[1]) return mapped[1];
  // The host of a URL is written in the one canonical way: in hexadecimal, and short.
  const [before = "", after] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const head = before.split(":").filter(Boolean);
  const tail = after?.split(":").filter(Boolean) ?? [];
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
