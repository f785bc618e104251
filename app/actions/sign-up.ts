"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { invalid, type Refusal } from "@/lib/action";
import { maySignUp } from "@/lib/auth/attempts";
import { safePath } from "@/lib/auth/safe-path";
import { startSession } from "@/lib/auth/start-session";
import { createUser, findUserByEmail } from "@/lib/db/users";
import { isDemoEmail } from "@/lib/domain/demo";
import { offeredZone } from "@/lib/domain/time-zones";
import { hashPassword, passwordSchema } from "@/lib/password";

const schema = z.object({
  email: z.email("Enter an e-mail address, such as you@example.com.").max(254, "Enter a shorter e-mail address."),
  password: passwordSchema,
  timeZone: z
    .string()
    .max(100)
    .catch("UTC")
    .transform((zone) => offeredZone(zone) ?? "UTC"),
});

/**
 * Makes an account from a form that was sent without JavaScript, signs in with it and goes on to where
 * the form says (`next`). Its time zone is not known; the settings have it.
 */
export async function signUpPlainly(_before: unknown, form: FormData): Promise<Refusal> {
  const input = { email: form.get("email"), password: form.get("password"), timeZone: "UTC" };
  const answer = await signUp(input);
  if (answer.kind !== "done") return answer;
  const user = await findUserByEmail(String(input.email));
  if (user) await startSession(user);
  redirect(safePath(String(form.get("next") ?? "/")));
}

/** Makes an account. Signing in with it is the next step, and next-auth's. */
export async function signUp(input: unknown): Promise<{ kind: "done" } | Refusal> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const address = (await headers()).get("x-forwarded-for") ?? "";
  if (!(await maySignUp(address))) {
    return {
      kind: "invalid",
      message: "Too many new accounts from here. Try again in a quarter of an hour.",
      fields: {},
    };
  }
  const { email, password, timeZone } = parsed.data;
  const user = isDemoEmail(email)
    ? "taken"
    : await createUser({ email, name: null, passwordHash: await hashPassword(password), timeZone });
  if (user !== "taken") return { kind: "done" };
  const message = "This address has an account already. Sign in instead.";
  return { kind: "invalid", message, fields: { email: message } };
}
