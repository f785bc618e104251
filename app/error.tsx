"use client";

import { PageError } from "@/components/ui/page-error";

/** For pages without the navigation around them, and for a fault in the navigation itself. */
export default function AnyError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="mx-auto max-w-read px-4 py-16 sm:px-6">
      <PageError error={error} retry={retry} />
    </main>
  );
}
