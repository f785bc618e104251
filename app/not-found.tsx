import type { Metadata } from "next";
import { NotFound } from "@/components/ui/not-found";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that belong to no page at all. */
export default function AnyNotFound() {
  return (
    <main className="mx-auto max-w-read px-4 py-16 sm:px-6">
      <NotFound />
    </main>
  );
}
