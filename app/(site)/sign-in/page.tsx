import type { Metadata } from "next";
import { signInPlainly } from "@/app/actions/sign-in";
import { Link } from "@/components/ui/link";
import { SignInForm } from "@/components/ui/sign-in-form";
import { offeredProviders } from "@/lib/auth/options";
import { safePath } from "@/lib/auth/safe-path";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

/** What next-auth says through the address, in words. */
const PROBLEMS: Record<string, string> = {
  OAuthAccountNotLinked: "This address already has an account with a password. Sign in with the password.",
  AccessDenied: "The sign-in was refused. Try again, or use another way.",
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, error, callbackUrl } = await searchParams;
  const path = safePath(next ?? callbackUrl);
  const problem = typeof error === "string" ? (PROBLEMS[error] ?? "That did not work. Try again.") : null;
  return (
    <div className="mx-auto max-w-sm">
      <h1 className="font-serif text-[1.75rem] font-semibold">Sign in</h1>
      <SignInForm
        next={path}
        providers={offeredProviders()}
        problem={problem}
        demo={env().DEMO_ACCOUNT !== undefined}
        signInPlainly={signInPlainly}
      />
      <p className="mt-6 text-muted">
        No account yet?{" "}
        <Link href={`/sign-up?next=${encodeURIComponent(path)}`} className="link">
          Create one
        </Link>
      </p>
    </div>
  );
}
