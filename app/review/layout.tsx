import type { ReactNode } from "react";
import { PaletteOpener } from "@/components/palette/palette-opener";
import { Link } from "@/components/ui/link";

/**
 * A review has no navigation around it; the palette's keys lead away from it all the same. It lives in
 * the browser: without JavaScript there is a way to read instead.
 */
export default function ReviewLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="hidden noscript:block">
        <main className="mx-auto max-w-read px-4 py-16 sm:px-6">
          <h1 className="font-serif text-[1.75rem] font-semibold">A review needs JavaScript</h1>
          <p className="mt-2 max-w-[60ch] text-muted">
            It is off in this browser. All cards can be read without it, and your statistics too.
          </p>
          <div className="mt-6 flex flex-wrap gap-3">
            <Link href="/decks" className="button button-primary">
              Read the decks
            </Link>
            <Link href="/" className="button">
              Back to today
            </Link>
          </div>
        </main>
      </div>
      <div className="noscript:hidden">
        {children}
        <PaletteOpener signedIn button={false} />
      </div>
    </>
  );
}
