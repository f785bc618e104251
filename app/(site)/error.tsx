"use client";

import { PageError } from "@/components/ui/page-error";

export default function SiteError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <PageError error={error} retry={retry} />;
}
