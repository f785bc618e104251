"use client";

import { type FormEvent, useState } from "react";
import { Field } from "./field";
import { Notice } from "./notice";
import { type Provider, Providers } from "./providers";
import { signInWithPassword } from "./sign-in-with-password";

interface SignInFormProps {
  next: string;
  providers: readonly Provider[];
  /** What went wrong on the way here. */
  problem: string | null;
  /** Whether this server has the demo account. */
  demo: boolean;
}

export function SignInForm({ next, providers, problem: earlier, demo }: SignInFormProps) {
  const [problem, setProblem] = useState(earlier);
  const [busy, setBusy] = useState(false);

  const signIn = async (email: string, password: string) => {
    setBusy(true);
    setProblem(null);
    const wrong = await signInWithPassword(email, password, next);
    if (!wrong) return;
    setProblem(wrong);
    setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void signIn(String(form.get("email")), String(form.get("password")));
  };

  return (
    <>
      <form method="post" onSubmit={submit} className="mt-6 grid gap-4">
        {problem && <Notice>{problem}</Notice>}
        <Field label="E-mail" name="email" type="email" autoComplete="username" required />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <button type="submit" className="button button-primary" disabled={busy}>
          {busy ? "Signing in …" : "Sign in"}
        </button>
        {demo && (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => signIn("demo@example.com", "system-design")}
          >
            Look around with the demo account
          </button>
        )}
      </form>
      <Providers providers={providers} next={next} />
    </>
  );
}
