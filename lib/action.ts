import type { z } from "zod";
import { findUserId } from "./auth/session";

/** What an action answers where it does not do what it was asked. */
export type Refusal =
  | { kind: "signed-out"; message: string }
  /** `fields` says what is wrong with each field, by its path. */
  | { kind: "invalid"; message: string; fields: Record<string, string> };

/**
 * Wraps a server action: who is asking, whether the input is what it should be, and what time it is
 * are settled once, here. `work` gets the user's id, the parsed input and the time. Where the caller
 * says whose input it is (`from`, a user's id), it is taken from nobody else: the session may have
 * become another user's since the page was drawn.
 */
export function action<I, O>(schema: z.ZodType<I>, work: (userId: string, input: I, now: Date) => Promise<O>) {
  return async (input: unknown, from?: string): Promise<O | Refusal> => {
    const userId = await findUserId();
    if (userId && from !== undefined && from !== userId)
      return { kind: "signed-out", message: "Someone else has signed in. Sign in again; this was not saved." };
    if (!userId) return { kind: "signed-out", message: "You are signed out. Sign in again; this was not saved." };
    const parsed = schema.safeParse(input);
    return parsed.success ? work(userId, parsed.data, new Date()) : invalid(parsed.error);
  };
}

/** What a schema found, as a refusal: the first problem of each field, and of all of them. */
export function invalid(error: z.ZodError): Refusal & { kind: "invalid" } {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return { kind: "invalid", message: error.issues[0]?.message ?? "That is not valid.", fields };
}
