import type { Piece } from "@/lib/domain/search-marks";

/** A text with what was searched for marked in it. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, i) =>
    marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place alone
      <mark key={i} className="rounded-sm bg-accent/20 text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
