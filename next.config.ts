import type { NextConfig } from "next";

const inDevelopment = process.env.NODE_ENV === "development";

/**
 * What a page may load: only what comes from here. Next starts its pages with inline scripts, and
 * charts, diagrams and the progress line carry inline styles.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${inDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join("; ");

const config: NextConfig = {
  // Each state of the sources is built into a folder of its own: see scripts/build.mjs.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Types are checked once, by `npm run check`; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "@open-spaced-repetition/binding", "pg", "piscina"],
  poweredByHeader: false,
  // Titles and descriptions stand in the head for every reader, as nothing else of a page is streamed either.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "Content-Security-Policy", value: CONTENT_SECURITY_POLICY },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
      ],
    },
    // Looked at anew each time, so that a new version is there at once.
    { source: "/sw.js", headers: [{ key: "Cache-Control", value: "no-cache" }] },
  ],
};

export default config;
