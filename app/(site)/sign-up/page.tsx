import type { Metadata } from "next";
import { signUp, signUpPlainly } from "@/app/actions/sign-up";
import { Link } from "@/components/ui/link";
import { SignUpForm } from "@/components/ui/sign-up-form";
import { offeredProviders } from "@/lib/auth/options";
import { safePath } from "@/lib/auth/safe-path";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const path = safePath((await searchParams).next);
  return (
    <div className="mx-auto max-w-sm">
      <h1 className="font-serif text-[1.75rem] font-semibold">Create an account</h1>
      <SignUpForm
        next={path === "/" ? "/welcome" : `/welcome?next=${encodeURIComponent(path)}`}
        providers={offeredProviders()}
        signUp={signUp}
        signUpPlainly={signUpPlainly}
      />
      <p className="mt-6 text-muted">
        Have one already?{" "}
        <Link href={`/sign-in?next=${encodeURIComponent(path)}`} className="link">
          Sign in
        </Link>
      </p>
    </div>
  );
}
