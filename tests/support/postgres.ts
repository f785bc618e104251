import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { deploy } from "../../prisma/migrate";
import { ensureAppDatabase } from "../../scripts/app-role.mjs";
import { openCluster } from "../../scripts/postgres.mjs";

/** The name that the tests' server carries: a test refuses any other. */
export const CLUSTER = "cards-tests";
export const TEMPLATE = "template_migrated";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the tests' server, with the database's name to be added: as its superuser, and as the app. */
    serverUrl: string;
    appUrl: string;
  }
}

/** Starts a server of the tests' own and migrates a template, which each test file copies. */
export default async function setup(project: TestProject) {
  const folder = process.env.TEST_FOLDER ?? mkdtempSync(path.join(tmpdir(), "cards-tests-"));
  const cluster = await openCluster(path.join(folder, "integration"), { name: CLUSTER, fast: true });
  const template = await ensureAppDatabase(cluster.url, TEMPLATE);
  await deploy(template);
  project.provide("serverUrl", cluster.url(""));
  project.provide("appUrl", template.slice(0, -TEMPLATE.length));
  return async () => {
    await cluster.stop();
    if (!process.env.TEST_FOLDER) rmSync(folder, { recursive: true, force: true });
  };
}
