import type { Mark } from "@/lib/domain/deck-cards";

const MARKS: Record<Mark, { words: string; color: string; path: string }> = {
  suspended: { words: "suspended", color: "text-muted", path: "M4.5 3v10M11.5 3v10" },
  buried: { words: "buried until tomorrow", color: "text-muted", path: "M3 13h10M8 2.5v7M5 7l3 3 3-3" },
  leech: { words: "leech", color: "text-again", path: "M8 2.5v7M8 12.5v.5" },
  flagged: { words: "flagged", color: "text-hard", path: "M4 14V2.5h8L9.5 6 12 9.5H4" },
};

/** What a card is marked with: a small sign and its word. */
export function CardMark({ mark }: { mark: Mark }) {
  const { words, color, path } = MARKS[mark];
  return (
    <span className={`inline-flex items-center gap-1 ${color}`}>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5 fill-none stroke-current stroke-[1.75]">
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {words}
    </span>
  );
}
