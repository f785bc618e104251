import type { ReactNode } from "react";
import { PaletteOpener } from "@/components/palette/palette-opener";
import { OutboxNotice } from "@/components/review/outbox/outbox-notice";
import { Link } from "@/components/ui/link";
import { SiteNav } from "@/components/ui/site-nav";
import { findUserId } from "@/lib/auth/session";
import { outboxActions } from "../actions/outbox";

/** Pages with the navigation around them: all but a review. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const userId = await findUserId();
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-raised focus:p-3">
        Skip to the content
      </a>
      <header className="border-b border-rule">
        <div className="mx-auto flex max-w-wide items-center justify-between gap-1 px-4 py-2 sm:gap-4 sm:px-6">
          <Link href="/" className="py-2 font-serif text-lg font-semibold whitespace-nowrap">
            System Design Cards
          </Link>
          <div className="flex items-center sm:gap-1">
            {userId ? (
              <SiteNav />
            ) : (
              <>
                <Link href="/search" className="button hidden border-0 bg-transparent px-3 noscript:inline-flex">
                  Search
                </Link>
                <Link href="/sign-in" className="button order-last px-3 sm:px-4">
                  Sign in
                </Link>
              </>
            )}
            <PaletteOpener signedIn={userId !== null} />
          </div>
        </div>
      </header>
      {userId && <OutboxNotice userId={userId} actions={outboxActions} />}
      <main id="main" className="mx-auto w-full max-w-wide flex-1 px-4 pt-8 pb-28 sm:px-6 sm:pb-16">
        {children}
      </main>
    </div>
  );
}
