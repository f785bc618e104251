import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { env } from "../env";
import { adapter } from "./adapter";
import { checkPassword, SIGN_IN_WORDS } from "./check-password";
import { SESSION_SECONDS } from "./session-cookie";

/** The providers whose keys are set, in the order that they are offered. */
export function offeredProviders(): { id: "github" | "google"; name: string }[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [{ id: "github" as const, name: "GitHub" }] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [{ id: "google" as const, name: "Google" }] : []),
  ];
}

/** What next-auth is told: made per call, since a build has no environment yet. */
export function authOptions(): NextAuthOptions {
  const { NEXTAUTH_SECRET, GITHUB_ID = "", GITHUB_SECRET = "", GOOGLE_ID = "", GOOGLE_SECRET = "" } = env();
  const offered = offeredProviders().map((provider) => provider.id);
  return {
    adapter,
    secret: NEXTAUTH_SECRET,
    logger: {
      error: logFault,
      warn: (code) => console.warn(`next-auth: ${code}`),
    },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      passwordProvider(),
      ...(offered.includes("github") ? [GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })] : []),
      ...(offered.includes("google") ? [GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })] : []),
    ],
  };
}

/** Logs a fault of next-auth's; a session cookie that cannot be read is none: anyone can send one, and many. */
function logFault(code: string, said: Error | { error: Error }): void {
  if (code === "JWT_SESSION_ERROR") return;
  console.error(`next-auth: ${code}`, said instanceof Error ? said : said.error);
}

function passwordProvider() {
  return CredentialsProvider({
    name: "E-mail and password",
    credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
    async authorize(credentials, request) {
      const address = String(request.headers?.["x-forwarded-for"] ?? "");
      // next-auth puts an error's message into the address of the page: a fault's is not for it.
      const user = await checkPassword(credentials?.email, credentials?.password, address).catch((fault) => {
        console.error(fault);
        throw new Error("Fault");
      });
      if (typeof user === "string") throw new Error(SIGN_IN_WORDS[user]);
      return user;
    },
  });
}
