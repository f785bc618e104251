import { Link } from "@/components/ui/link";
import { type DeckMap, isMet, type Place } from "@/lib/domain/deck-map";
import type { CardCounts } from "@/lib/domain/statistics";

interface MapDeck {
  slug: string;
  title: string;
  studied: boolean;
  counts: CardCounts;
  known: number;
  cards: number;
}

/** Heights in px: a deck's, and that of the row it stands in. */
const NODE = 82;
const ROW = 98;

/** The decks as a map, from left to right in learning order, with lines to what builds on them: for wide screens. */
export function FieldMap({ map }: { map: DeckMap<MapDeck> }) {
  const { columns, rows, nodes, lines } = map;
  const met = new Set(nodes.filter(({ deck }) => isMet(deck)).map(({ deck }) => deck.slug));
  return (
    <nav
      aria-label="Map of the decks"
      className="no-print relative mb-12 hidden xl:block"
      style={{ height: rows * ROW }}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${columns * 100} ${rows * 100}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full fill-none"
      >
        {lines.map(({ from, to, way }) => (
          <path
            key={`${from} ${to}`}
            d={curve(way)}
            vectorEffect="non-scaling-stroke"
            className={met.has(from) ? "stroke-accent" : "stroke-faint"}
            strokeOpacity={met.has(from) ? 0.7 : 0.6}
          />
        ))}
      </svg>
      <ul>
        {nodes.map(({ deck, column, row }) => (
          <li
            key={deck.slug}
            className="absolute px-2.5"
            style={{
              left: `${(column / columns) * 100}%`,
              width: `${100 / columns}%`,
              top: row * ROW + (ROW - NODE) / 2,
              height: NODE,
            }}
          >
            <Node deck={deck} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Node({ deck: { slug, title, studied, counts, known, cards } }: { deck: MapDeck }) {
  const share = (count: number) => `${cards === 0 ? 0 : (count / cards) * 100}%`;
  return (
    <Link
      href={`/decks/${slug}`}
      className={`flex h-full flex-col justify-between gap-1 rounded-md border bg-raised px-2 py-1.5 text-sm leading-[1.15] wrap-break-word hover:border-accent hover:text-accent ${studied ? "border-faint" : "border-rule text-muted"}`}
    >
      <span dir="auto">{title}</span>
      {known > 0 && <span className="sr-only">, {Math.round((known / cards) * 100)} % known</span>}
      <span aria-hidden="true" className="flex h-1 shrink-0 overflow-hidden rounded-full bg-new">
        <span className="bg-mature" style={{ width: share(counts.mature) }} />
        <span className="bg-young" style={{ width: share(counts.young) }} />
        <span className="bg-learning" style={{ width: share(counts.learning) }} />
      </span>
    </Link>
  );
}

/** Half of a deck's width on the map, which has 100 a column: from there on a line is to be seen. */
const HALF = 42;

/** A line through places: level past a deck or through a gap, and bent between two columns. */
function curve(way: readonly Place[]): string {
  const points = way.map(({ column, row }) => ({ x: column * 100 + 50, y: row * 100 + 50 }));
  return points
    .map(({ x, y }, i) => {
      const last = points[i - 1];
      if (!last) return `M${x} ${y}H${x + HALF}`;
      const middle = (last.x + x) / 2;
      const on = i < points.length - 1 ? `H${x + HALF}` : "";
      return `C${middle} ${last.y} ${middle} ${y} ${x - HALF} ${y}${on}`;
    })
    .join("");
}
