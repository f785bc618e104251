import { signIn } from "next-auth/react";

const SENTENCES: Record<string, string> = {
  CredentialsSignin: "There is no account with this e-mail address and password. Check both.",
  TooManyAttempts: "Too many attempts. Wait a quarter of an hour, then try again.",
};

/** Signs in and goes to `next`; or returns what went wrong, in a sentence. */
export async function signInWithPassword(email: string, password: string, next: string): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (result?.ok && !result.error) {
      // A whole new page: nothing of the visitor's is kept in memory.
      window.location.assign(next);
      return null;
    }
    return SENTENCES[result?.error ?? ""] ?? "Signing in did not work. Try again.";
  } catch {
    return "The server could not be reached. Check your connection and try again.";
  }
}
