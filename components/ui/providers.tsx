"use client";

import { signIn } from "next-auth/react";

export interface Provider {
  id: string;
  name: string;
}

/** Ways to sign in other than a password; nothing where none is set up. */
export function Providers({ providers, next }: { providers: readonly Provider[]; next: string }) {
  if (providers.length === 0) return null;
  const go = (id: string) => {
    // A new user's time zone: the provider does not know it, so the cookie tells it to lib/auth/adapter.ts.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `time-zone=${encodeURIComponent(browserTimeZone())}; path=/; max-age=3600; samesite=lax`;
    void signIn(id, { callbackUrl: next });
  };
  return (
    <div className="mt-6 grid gap-3 border-t border-rule pt-6 noscript:hidden">
      {providers.map(({ id, name }) => (
        <button key={id} type="button" className="button" onClick={() => go(id)}>
          Continue with {name}
        </button>
      ))}
    </div>
  );
}

/** The time zone that the browser is set to, as an IANA name. */
export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
