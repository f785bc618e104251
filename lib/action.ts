import type { z } from "zod";
import { findUserId } from "./auth/session";
import { mayWrite, type WriteKind } from "./auth/write-limits";
import { storable } from "./domain/text";
import { markReached } from "./request";

/** What an action answers where it does not do what it was asked. */
export type Refusal =
  | { kind: "signed-out"; message: string }
  /** More was written in a short time than a person writes; the same is taken later. */
  | { kind: "busy"; message: string }
  /** `fields` says what is wrong with each field, by its path. */
  | { kind: "invalid"; message: string; fields: Record<string, string> };

/**
 * Wraps a server action: who is asking, whether the input is what it should be, and what time it is
 * are settled once, here, in this order: nobody's input is looked at. `work` gets the user's id, the
 * parsed input and the time. Where the caller says whose input it is (`from`, a user's id), it is taken
 * from nobody else: the session may have become another user's since the page was drawn. What writes
 * says what it `writes`, and is counted.
 */
export function action<I, O>(
  schema: z.ZodType<I>,
  work: (userId: string, input: I, now: Date) => Promise<O>,
  writes?: WriteKind,
) {
  return async (input: unknown, from?: string): Promise<O | Refusal> => {
    markReached();
    const userId = await findUserId();
    if (userId && from !== undefined && from !== userId)
      return { kind: "signed-out", message: "Someone else has signed in. Sign in again; this was not saved." };
    if (!userId) return { kind: "signed-out", message: "You are signed out. Sign in again; this was not saved." };
    const parsed = schema.safeParse(input);
    if (!parsed.success) return invalid(parsed.error);
    if (writes && !(await mayWrite(userId, writes, parsed.data))) return BUSY;
    return work(userId, parsed.data, new Date());
  };
}

const BUSY = {
  kind: "busy",
  message: "You are saving too much at once, so this was not saved. Wait a few minutes, then try again.",
} as const;

/** What a schema found, as a refusal: the first problem of each field, and of all of them. */
export function invalid(error: z.ZodError): Refusal & { kind: "invalid" } {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return { kind: "invalid", message: error.issues[0]?.message ?? "That is not valid.", fields };
}

/** The form that an action was called with, whatever was sent: its texts, each as it can be kept, and no files. */
export function formOf(sent: unknown): FormData {
  markReached();
  const form = new FormData();
  if (!(sent instanceof FormData)) return form;
  for (const [name, value] of sent) if (typeof value === "string") form.append(name, storable(value));
  return form;
}
