"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SIGN_IN_PROBLEMS } from "@/components/ui/sign-in-problems";
import { checkPassword } from "@/lib/auth/check-password";
import { safePath } from "@/lib/auth/safe-path";
import { startSession } from "@/lib/auth/start-session";

/** Signs in from a form that was sent without JavaScript and goes on to where it says (`next`); or says what is wrong. */
export async function signInPlainly(_before: string | null, form: FormData): Promise<string | null> {
  const text = (name: string) => String(form.get(name) ?? "");
  const address = (await headers()).get("x-forwarded-for") ?? "";
  const user = await checkPassword(text("email"), text("password"), address);
  if (user === "too-many") return SIGN_IN_PROBLEMS.TooManyAttempts ?? null;
  if (!user) return SIGN_IN_PROBLEMS.CredentialsSignin ?? null;
  await startSession(user);
  redirect(safePath(text("next")));
}
