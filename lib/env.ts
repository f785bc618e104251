import { z } from "zod";

const optional = z
  .string()
  .trim()
  .min(1)
  .optional()
  .or(z.literal("").transform(() => undefined));

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be the address of a PostgreSQL database" }),
  NEXTAUTH_SECRET: z
    .string({ error: "must be set: it signs the sessions" })
    .min(16, "must have at least 16 characters"),
  /** The app's public address, where a proxy hides it. */
  NEXTAUTH_URL: optional.refine(
    (url) => !url || URL.canParse(url),
    "must be a whole address, such as https://cards.example.com",
  ),
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  GOOGLE_ID: optional,
  GOOGLE_SECRET: optional,
  /** Set by the scripts where only this machine can reach the app: its demo account may be used. */
  DEMO_ACCOUNT: optional,
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The environment, parsed on first use (a build has none yet).
 * Throws an error that names each variable that is missing or wrong, never its value.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not complete: ${problems.join("; ")}. npm start sets what is missing.`);
  }
  parsed = result.data;
  return parsed;
}
