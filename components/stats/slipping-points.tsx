import { PointHistoryLine } from "@/components/decks/point-history";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import type { PointHistory } from "@/lib/domain/points";

interface SlippingPointsProps {
  points: readonly (PointHistory & { id: string; html: string; cardSlug: string; deckTitle: string })[];
  /** How many there are in all. */
  total: number;
  /** Whether any points were ever ticked. */
  ticks: boolean;
  /** Where more of them are listed; null where these are all that is shown. */
  moreHref: string | null;
}

/** The key points that keep being missed, those missed most first, each with its card. */
export function SlippingPoints({ points, total, ticks, moreHref }: SlippingPointsProps) {
  return (
    <section aria-labelledby="slipping" className="border-t border-rule pt-6">
      <h2 id="slipping" className="font-serif text-xl font-semibold">
        Which facts keep slipping?
      </h2>
      <p className="mt-1 max-w-[68ch] text-sm text-muted">{caption(total, ticks)}</p>
      {points.length > 0 && (
        <ol className="mt-3">
          {points.map(({ id, html, cardSlug, deckTitle, ...history }) => (
            <li key={id} className="border-b border-rule py-2 last:border-0">
              <Link href={`/cards/${cardSlug}`} className="block min-h-11 content-center hover:text-accent">
                <Html
                  as="span"
                  html={withoutLinks(html)}
                  className="inline-prose font-serif text-[1.0625rem] leading-snug"
                />
              </Link>
              <div className="flex flex-wrap gap-x-3 text-sm text-muted">
                <PointHistoryLine history={history} slipping />
                <bdi>{deckTitle}</bdi>
              </div>
            </li>
          ))}
        </ol>
      )}
      {moreHref && total > points.length && (
        <Link href={moreHref} className="link inline-flex min-h-11 items-center text-sm">
          Show all {total}
        </Link>
      )}
    </section>
  );
}

function caption(total: number, ticks: boolean): string {
  if (!ticks) {
    return "While you review, tick the key points that you recalled, by a click or with the keys a to f. Points that you keep missing are then listed here.";
  }
  if (total === 0) return "None now: of the key points that you tick in reviews, you keep missing none.";
  const what = total === 1 ? "1 key point" : `${total} key points`;
  return `You keep missing ${what}: at least half of the last five times, and one of the last two. Reviews in which you ticked no point are left out.`;
}

/** Within a link there can be no other. */
const withoutLinks = (html: string) => html.replace(/<\/?a(?: [^<>]*)?>/g, "");
