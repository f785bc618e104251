import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { loadDeck } from "./load-deck";

/** Settles whether there is such a deck before anything is sent: a missing one is a real 404. */
export default async function DeckLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ slug: string }>;
}) {
  if (!(await loadDeck((await params).slug))) notFound();
  return children;
}
