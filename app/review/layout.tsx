import type { ReactNode } from "react";
import { PaletteOpener } from "@/components/palette/palette-opener";

/** A review has no navigation around it; the palette's keys lead away from it all the same. */
export default function ReviewLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <PaletteOpener signedIn button={false} />
    </>
  );
}
