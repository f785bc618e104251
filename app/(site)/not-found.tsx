import type { Metadata } from "next";
import { NotFound } from "@/components/ui/not-found";

export const metadata: Metadata = { title: "Not found" };

export default function SiteNotFound() {
  return <NotFound />;
}
