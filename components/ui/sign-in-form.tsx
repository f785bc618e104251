"use client";

import { type FormEvent, useActionState, useState } from "react";
import { DEMO } from "@/lib/domain/demo";
import { Field } from "./field";
import { Notice } from "./notice";
import { type Provider, Providers } from "./providers";
import { signInWithPassword } from "./sign-in-with-password";

/** What is wrong, and the e-mail as it was typed. */
interface Answer {
  problem: string | null;
  email: string;
}

interface SignInFormProps {
  next: string;
  providers: readonly Provider[];
  /** What went wrong on the way here. */
  problem: string | null;
  /** Whether the demo account may be used here. */
  demo: boolean;
  /** What the form is sent to where there is no JavaScript; answers with what is wrong. */
  signInPlainly: (before: Answer, form: FormData) => Promise<Answer>;
}

export function SignInForm({ next, providers, problem: earlier, demo, signInPlainly }: SignInFormProps) {
  const [refused, send] = useActionState(signInPlainly, { problem: earlier, email: "" });
  const [problem, setProblem] = useState(refused.problem);
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
      <form action={send} onSubmit={submit} className="mt-6 grid gap-4">
        <input type="hidden" name="next" value={next} />
        {problem && <Notice>{problem}</Notice>}
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          maxLength={254}
          defaultValue={refused.email}
          required
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={256}
          required
        />
        <button type="submit" className="button button-primary" disabled={busy}>
          {busy ? "Signing in …" : "Sign in"}
        </button>
      </form>
      {demo && (
        <form action={send} onSubmit={submit} className="mt-4 grid">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="email" value={DEMO.email} />
          <input type="hidden" name="password" value={DEMO.password} />
          <button type="submit" className="button" disabled={busy}>
            Look around with the demo account
          </button>
        </form>
      )}
      <Providers providers={providers} next={next} />
    </>
  );
}
