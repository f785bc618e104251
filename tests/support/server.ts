import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** A server process of a production build. */
export interface Server {
  url: string;
  process: ChildProcess;
  /** What it has printed so far. */
  output: () => string;
  /** Settles once it has ended, however it did. */
  ended: Promise<void>;
}

/** Which build to serve, where, and with what. */
export interface Serving {
  /** The build's folder, relative to `folder`. */
  distDir: string;
  port: number;
  databaseUrl: string;
  secret: string;
  /** The folder of the Next app; this project without it. */
  folder?: string;
  /** For Node itself, such as --cpu-prof. */
  nodeOptions?: string[];
}

/** Starts scripts/serve.mjs, as `npm start` does, and waits until it answers. */
export async function serve({
  distDir,
  port,
  databaseUrl,
  secret,
  folder,
  nodeOptions = [],
}: Serving): Promise<Server> {
  const child = spawn(process.execPath, [...nodeOptions, "scripts/serve.mjs", ...(folder ? [folder] : [])], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_DIST_DIR: distDir,
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      NEXTAUTH_SECRET: secret,
      AUTH_TRUST_HOST: "true",
      HOST: "127.0.0.1",
      PORT: String(port),
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = new Promise<true>((resolve) => child.once("message", () => resolve(true)));
  if (!(await Promise.race([ready, ended]))) throw new Error(`the server did not start:\n${output}`);
  return { url: `http://127.0.0.1:${port}`, process: child, output: () => output, ended };
}

/** Stops a server as `npm start` does, and waits until it is gone. */
export async function stopServer(server: Server): Promise<void> {
  server.process.kill("SIGTERM");
  await server.ended;
}
