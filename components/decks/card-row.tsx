import Link from "next/link";
import { Html } from "@/components/ui/html";

export interface CardRowProps {
  slug: string;
  /** HTML. */
  question: string;
  level: string;
  /** How it stands: "new", "due now", "in 4 days". */
  standing: string;
}

/** A card in its deck's list. */
export function CardRow({ slug, question, level, standing }: CardRowProps) {
  return (
    <li className="border-b border-rule">
      <Link
        href={`/cards/${slug}`}
        className="grid gap-x-6 gap-y-1 py-3 hover:text-accent sm:grid-cols-[1fr_6rem_7rem] sm:items-baseline"
      >
        <Html as="span" html={question} className="inline-prose font-serif text-[1.0625rem] leading-snug" />
        <span className="text-sm text-muted">
          {level}
          <span className="sm:hidden"> · {standing}</span>
        </span>
        <span className="hidden text-sm text-muted sm:block sm:text-right">{standing}</span>
      </Link>
    </li>
  );
}
