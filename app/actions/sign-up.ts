"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { formOf, invalid, type Refusal } from "@/lib/action";
import { maySignUp } from "@/lib/auth/attempts";
import { LONGEST_EMAIL } from "@/lib/auth/check-password";
import { safePath } from "@/lib/auth/safe-path";
import { startSession } from "@/lib/auth/start-session";
import { createUser, findUserByEmail } from "@/lib/db/users";
import { isDemoEmail } from "@/lib/domain/demo";
import { textSchema } from "@/lib/domain/text";
import { offeredZone } from "@/lib/domain/time-zones";
import { logSecurity } from "@/lib/log";
import { hashPassword, passwordSchema } from "@/lib/password";

const schema = z.object({
  email: textSchema(LONGEST_EMAIL, "Enter a shorter e-mail address.").pipe(
    z.email("Enter an e-mail address, such as you@example.com."),
  ),
  password: passwordSchema,
  timeZone: textSchema(100)
    .catch("UTC")
    .transform((zone) => offeredZone(zone) ?? "UTC"),
});

/**
 * Makes an account from a form that was sent without JavaScript, signs in with it and goes on to where
 * the form says (`next`). Its time zone is not known; the settings have it.
 */
export async function signUpPlainly(_before: unknown, sent: FormData): Promise<Refusal & { email: string }> {
  const form = formOf(sent);
  const text = (name: string) => String(form.get(name) ?? "");
  const email = text("email");
  const answer = await signUp({ email, password: text("password"), timeZone: "UTC" });
  if (answer.kind !== "done") return { ...answer, email: email.slice(0, 500) };
  const user = await findUserByEmail(email);
  if (user) await startSession(user);
  redirect(safePath(text("next") || "/"));
}

/** Makes an account. Signing in with it is the next step, and next-auth's. */
export async function signUp(input: unknown): Promise<{ kind: "done" } | Refusal> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { email, password, timeZone } = parsed.data;
  const address = (await headers()).get("x-forwarded-for") ?? "";
  if (!(await maySignUp(address))) {
    logSecurity("sign-up-refused", email, address);
    return { kind: "busy", message: "Too many new accounts from here. Try again in a quarter of an hour." };
  }
  // The dictionaries are fetched when they are needed.
  const { weakness } = await import("@/lib/password-strength");
  const weak = weakness(password, [email]);
  if (weak) return { kind: "invalid", message: weak, fields: { password: weak } };
  const user = isDemoEmail(email)
    ? "taken"
    : await createUser({ email, name: null, passwordHash: await hashPassword(password), timeZone });
  if (user !== "taken") return { kind: "done" };
  const message = "This address has an account already. Sign in instead.";
  return { kind: "invalid", message, fields: { email: message } };
}
