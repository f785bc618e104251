"use client";

import { type FormEvent, useActionState, useState } from "react";
import { Field } from "./field";
import { Notice } from "./notice";
import { browserTimeZone, type Provider, Providers } from "./providers";
import { signInWithPassword } from "./sign-in-with-password";

/** What the sign-up action answers. */
type Answer = { kind: "done" } | { kind: string; message: string; fields?: Record<string, string> };

interface SignUpFormProps {
  next: string;
  providers: readonly Provider[];
  signUp: (input: { email: string; password: string; timeZone: string }) => Promise<Answer>;
  /** What the form is sent to where there is no JavaScript. */
  signUpPlainly: (before: Refused | null, form: FormData) => Promise<Refused>;
}

type Refused = Extract<Answer, { message: string }> & { email: string };

interface Problem {
  message: string;
  fields: Record<string, string>;
}

export function SignUpForm({ next, providers, signUp, signUpPlainly }: SignUpFormProps) {
  const [refused, send] = useActionState(signUpPlainly, null);
  const [problem, setProblem] = useState<Problem | null>(
    refused && { message: refused.message, fields: refused.fields ?? {} },
  );
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email"));
    const password = String(form.get("password"));
    setBusy(true);
    setProblem(await create(email, password));
    setBusy(false);
  };
  const create = async (email: string, password: string): Promise<Problem | null> => {
    try {
      const answer = await signUp({ email, password, timeZone: browserTimeZone() });
      if ("message" in answer) return { message: answer.message, fields: answer.fields ?? {} };
      const wrong = await signInWithPassword(email, password, next);
      return wrong ? { message: `The account was created. ${wrong}`, fields: {} } : null;
    } catch {
      return {
        message: "Could not reach the server. No account was created. Check your connection and try again.",
        fields: {},
      };
    }
  };
  const byField = problem?.fields ?? {};

  return (
    <>
      <form action={send} onSubmit={submit} className="mt-6 grid gap-4" noValidate>
        <input type="hidden" name="next" value={next} />
        {problem && Object.keys(byField).length === 0 && <Notice>{problem.message}</Notice>}
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={refused?.email}
          required
          problem={byField.email}
        />
        <Field
          label="Password"
          hint="At least 8 characters. A few words are easy to remember."
          name="password"
          type="password"
          autoComplete="new-password"
          required
          problem={byField.password}
        />
        <button type="submit" className="button button-primary" disabled={busy}>
          {busy ? "Creating the account …" : "Create the account"}
        </button>
      </form>
      <Providers providers={providers} next={next} />
    </>
  );
}
