// Where the app listens: its port and address, checked before anything is started.
import dns from "node:dns/promises";
import net from "node:net";
import { Stop } from "./steps.mjs";

/** @typedef {Record<string, string | undefined>} Env */

/** The port of PORT; 3000 without it. @param {Env} env */
export function portOf({ PORT: text = "" } = process.env) {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Stop(`PORT is "${text}", which is no port. Set it to a number from 1 to 65535, such as 3000.`);
}

/** Throws where PROXIES is no number of proxies. @param {Env} env */
export function checkProxies({ PROXIES: text = "" } = process.env) {
  if (/^\d?$/.test(text)) return;
  throw new Stop(
    `PROXIES is "${text}". Set it to how many proxies stand before the app, such as 1, or unset it for none.`,
  );
}

/** The address of HOST; without it only this machine for the embedded database, and all with DATABASE_URL. @param {Env} env */
export const hostOf = ({ HOST, DATABASE_URL } = process.env) => HOST || (DATABASE_URL ? "0.0.0.0" : "127.0.0.1");

/** The address for people to open. @param {string} host @param {number} port */
export function addressOf(host, port) {
  if (["localhost", "127.0.0.1", "0.0.0.0", "::", "::1"].includes(host)) return `http://localhost:${port}`;
  return `http://${net.isIPv6(host) ? `[${host}]` : host}:${port}`;
}

const loopback = new net.BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Whether only this machine can reach the app: it listens on loopback addresses alone, in whatever form
 * HOST names them, and has no public address. What cannot be told counts as open.
 * @param {string} host @param {string} [publicUrl] as NEXTAUTH_URL
 */
export async function onlyThisMachine(host, publicUrl) {
  try {
    const names = [host, ...(publicUrl ? [new URL(publicUrl).hostname.replace(/^\[|\]$/g, "")] : [])];
    const found = await Promise.all(names.map((name) => dns.lookup(name, { all: true })));
    return found.flat().every(({ address, family }) => loopback.check(address, family === 6 ? "ipv6" : "ipv4"));
  } catch {
    return false;
  }
}

/** Throws a sentence where the app could not listen. @param {number} port @param {string} host */
export async function checkPort(port, host) {
  const taken = await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === "EADDRINUSE") return resolve(true);
      if (code === "EACCES")
        return reject(new Stop(`This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`));
      if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
        return reject(
          new Stop(
            `HOST is "${host}", which is no address of this machine. Unset it, or set it to 0.0.0.0 to listen on all.`,
          ),
        );
      reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(answersOn(port))));
  });
  if (taken)
    throw new Stop(
      `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    );
}

/** Whether something listens where a browser looks for localhost. @param {number} port @returns {Promise<boolean>} */
function answersOn(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "localhost" });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
