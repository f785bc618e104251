import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { loadCard } from "./load-card";

/** Settles whether there is such a card before anything is sent: a missing one is a real 404. */
export default async function CardLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ slug: string }>;
}) {
  if (!(await loadCard((await params).slug))) notFound();
  return children;
}
