import type { Metadata } from "next";
import { signInPlainly } from "@/app/actions/sign-in";
import { Link } from "@/components/ui/link";
import { SignInForm } from "@/components/ui/sign-in-form";
import { signInProblem } from "@/components/ui/sign-in-problems";
import { offeredProviders } from "@/lib/auth/options";
import { safePath } from "@/lib/auth/safe-path";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, error, callbackUrl } = await searchParams;
  const path = safePath(next ?? callbackUrl);
  const problem = typeof error === "string" ? signInProblem(error) : null;
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
