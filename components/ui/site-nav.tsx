"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";

const PLACES = [
  { href: "/", name: "Today" },
  { href: "/decks", name: "Decks" },
  { href: "/search", name: "Search" },
  { href: "/statistics", name: "Statistics" },
  { href: "/settings", name: "Settings" },
];

/** The way around: at the top on a desk, under the thumb on a phone. */
export function SiteNav() {
  const path = usePathname();
  const isHere = (href: string) => (href === "/" ? path === "/" : path.startsWith(href));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 border-t border-rule bg-paper pb-[env(safe-area-inset-bottom)] sm:static sm:border-0 sm:bg-transparent sm:pb-0"
    >
      <ul className="flex sm:gap-1">
        {PLACES.map(({ href, name }) => (
          <li key={href} className="flex-1">
            <Link
              href={href}
              aria-current={isHere(href) ? "page" : undefined}
              className="flex min-h-12 items-center justify-center rounded-md px-1 text-sm text-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink sm:min-h-11 sm:px-3"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
