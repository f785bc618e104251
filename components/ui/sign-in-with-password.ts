import { signIn } from "next-auth/react";
import { signInProblem } from "./sign-in-problems";

/** Signs in and goes to `next`; or returns what went wrong, in a sentence. */
export async function signInWithPassword(email: string, password: string, next: string): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (result?.ok && !result.error) {
      // A whole new page: nothing of the visitor's is kept in memory.
      window.location.assign(next);
      return null;
    }
    return signInProblem(result?.error ?? "");
  } catch {
    return "Could not reach the server. Check your connection and try again.";
  }
}
