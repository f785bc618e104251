import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** An app that does next to nothing: what the framework itself costs. */
export const floorFolder = path.join(import.meta.dirname, "floor");

/** Builds the floor's app, which is no part of the product. */
export function buildFloor(): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/next/dist/bin/next", "build", floorFolder],
    { cwd: root, encoding: "utf8", env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } },
  );
  if (status !== 0) throw new Error(`The floor could not be built:\n${stdout}${stderr}`);
}
