import path from "node:path";
import type { NextConfig } from "next";

/** The floor that `npm run bench -- grade` measures against: see app/write.ts. */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  typescript: { ignoreBuildErrors: true, tsconfigPath: "../../../tsconfig.json" },
  serverExternalPackages: ["pg"],
  poweredByHeader: false,
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};

export default config;
