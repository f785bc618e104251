import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

/** A page of a build with the scripts that its first load needs, and their bytes gzipped. */
export interface FirstLoad {
  /** As in `app/`, without groups: "/decks/[slug]". */
  page: string;
  /** Relative to the build's folder. */
  scripts: string[];
  bytes: number;
}

interface Manifest {
  entryJSFiles: Record<string, string[]>;
}

/**
 * What each page of a build loads before it has come to life: the framework's own scripts and those of
 * its layouts, its page and their boundaries. What a page imports on use is not in it.
 */
export function firstLoads(distDir: string): FirstLoad[] {
  const app = path.join(distDir, "server/app");
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(distDir, "build-manifest.json"), "utf8"));
  const files = readdirSync(app, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith("page_client-reference-manifest.js"))
    .map((file) => {
      const context: { globalThis?: object; __RSC_MANIFEST?: Record<string, Manifest> } = {};
      context.globalThis = context;
      runInNewContext(readFileSync(path.join(app, file), "utf8"), context);
      const entries = Object.values(context.__RSC_MANIFEST ?? {}).flatMap((manifest) =>
        Object.values(manifest.entryJSFiles).flat(),
      );
      const scripts = [...new Set<string>([...rootMainFiles, ...entries])];
      return { page: pageOf(file), scripts, bytes: scripts.reduce((sum, script) => sum + gzipped(distDir, script), 0) };
    })
    .sort((a, b) => (a.page < b.page ? -1 : 1));
}

function pageOf(file: string): string {
  const segments = path.posix.dirname(file).split("/");
  return `/${segments.filter((segment) => segment !== "." && !/^\(.*\)$/.test(segment)).join("/")}`;
}

const gzipped = (distDir: string, script: string) => gzipSync(readFileSync(path.join(distDir, script))).length;
