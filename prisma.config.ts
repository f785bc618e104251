import { defineConfig } from "prisma/config";

// Only `generate` is run through the CLI, and it needs no schema engine; yet the CLI would try to
// download one. It merely checks that this file exists. Migrations run in prisma/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx seed/main.ts" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
