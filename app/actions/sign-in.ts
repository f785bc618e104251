"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInProblem } from "@/components/ui/sign-in-problems";
import { formOf } from "@/lib/action";
import { checkPassword, SIGN_IN_WORDS } from "@/lib/auth/check-password";
import { safePath } from "@/lib/auth/safe-path";
import { startSession } from "@/lib/auth/start-session";

/** What is wrong with a sign-in, and the e-mail as it was typed. */
export interface SignInAnswer {
  problem: string | null;
  email: string;
}

/** Signs in from a form that was sent without JavaScript and goes on to where it says (`next`); or says what is wrong. */
export async function signInPlainly(_before: unknown, sent: FormData): Promise<SignInAnswer> {
  const form = formOf(sent);
  const text = (name: string) => String(form.get(name) ?? "");
  const address = (await headers()).get("x-forwarded-for") ?? "";
  const email = text("email").slice(0, 500);
  const user = await checkPassword(text("email"), text("password"), address);
  if (user === null || typeof user === "string")
    return { problem: signInProblem(SIGN_IN_WORDS[user ?? "wrong"]), email };
  await startSession(user);
  redirect(safePath(text("next")));
}
