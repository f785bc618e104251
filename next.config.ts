import type { NextConfig } from "next";

const config: NextConfig = {
  // Each state of the sources is built into a folder of its own: see scripts/build.mjs.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Types are checked once, by `npm run check`; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
