/** What the map needs to know of a deck. */
export interface MappedDeck {
  slug: string;
  /** Slugs of the decks to know first. */
  prerequisites: readonly string[];
}

/**
 * Decks by stages: the first builds on nothing, each other one on the stage before it and perhaps on
 * earlier ones, so that a deck's stage is the longest way to it. Within a stage they keep their order. A
 * prerequisite that is not among the decks, or that leads back to the deck itself, counts for nothing.
 */
export function stagesOf<T extends MappedDeck>(decks: readonly T[]): T[][] {
  const bySlug = new Map(decks.map((deck) => [deck.slug, deck]));
  const stages = new Map<string, number>();
  const stageOf = (deck: T, way: readonly string[]): number => {
    const known = stages.get(deck.slug);
    if (known !== undefined) return known;
    const before = deck.prerequisites.flatMap((slug) => {
      const other = bySlug.get(slug);
      return other && slug !== deck.slug && !way.includes(slug) ? stageOf(other, [...way, deck.slug]) : [];
    });
    const stage = before.length === 0 ? 0 : Math.max(...before) + 1;
    stages.set(deck.slug, stage);
    return stage;
  };
  const rows: T[][] = [];
  for (const deck of decks) {
    const stage = stageOf(deck, []);
    while (rows.length <= stage) rows.push([]);
    rows[stage]?.push(deck);
  }
  return rows.filter((row) => row.length > 0);
}

/**
 * The prerequisites that no other prerequisite builds on itself: what a line is drawn for. The way to
 * the others leads through these.
 */
export function nearestPrerequisites<T extends MappedDeck>(decks: readonly T[]): Map<string, string[]> {
  const stage = new Map(stagesOf(decks).flatMap((row, i) => row.map((deck) => [deck.slug, i] as const)));
  const bySlug = new Map(decks.map((deck) => [deck.slug, deck]));
  // Only what lies in an earlier stage leads on: so every way ends.
  const before = (slug: string) => {
    const here = stage.get(slug) ?? 0;
    return [...new Set(bySlug.get(slug)?.prerequisites ?? [])].filter((other) => (stage.get(other) ?? here) < here);
  };
  const leadsTo = (from: string, to: string): boolean =>
    before(to).some((slug) => slug === from || leadsTo(from, slug));
  return new Map(
    decks.map(({ slug }) => {
      const all = before(slug);
      return [slug, all.filter((one) => !all.some((other) => other !== one && leadsTo(one, other)))];
    }),
  );
}

/** A place on the map: the stage, from 0, and the height within it, from 0; half a place where stages are of unlike size. */
export interface Place {
  column: number;
  row: number;
}

/** A map of decks: where each stands, and the lines between them, each with the places it passes. */
export interface DeckMap<T> {
  columns: number;
  rows: number;
  nodes: (Place & { deck: T })[];
  lines: { from: string; to: string; way: Place[] }[];
}

/** A deck on its column, or a gap that a longer line passes through. */
interface Cell {
  id: string;
  /** The cells of the column before that it is joined to. */
  before: string[];
}

/**
 * Places decks in columns by stage so that few lines cross, and none passes through a deck: where a
 * line spans several stages, each between leaves it a gap.
 */
export function deckMap<T extends MappedDeck>(decks: readonly T[]): DeckMap<T> {
  const stages = stagesOf(decks);
  const nearest = nearestPrerequisites(decks);
  const columnOf = new Map(stages.flatMap((row, i) => row.map((deck) => [deck.slug, i] as const)));
  const columns: Cell[][] = stages.map((row) => row.map(({ slug }) => ({ id: slug, before: [] })));
  const lines = decks.flatMap(({ slug: to }) =>
    (nearest.get(to) ?? []).map((from) => {
      const way = [from];
      const [first, last] = [columnOf.get(from) ?? 0, columnOf.get(to) ?? 0];
      for (let column = first + 1; column < last; column++) {
        // Lines of one deck to several share their gaps as long as they go together.
        const id = `${from} in ${column}`;
        const cells = columns[column];
        if (cells && !cells.some((cell) => cell.id === id)) cells.push({ id, before: [way.at(-1) ?? from] });
        way.push(id);
      }
      columns[last]?.find((cell) => cell.id === to)?.before.push(way.at(-1) ?? from);
      return { from, to, way: [...way, to] };
    }),
  );
  const rows = Math.max(0, ...columns.map((cells) => cells.length));
  const places = place(columns, rows);
  const placeOf = (id: string) => places.get(id) ?? { column: 0, row: 0 };
  return {
    columns: columns.length,
    rows,
    nodes: decks.map((deck) => ({ deck, ...placeOf(deck.slug) })),
    lines: lines.map((line) => ({ ...line, way: line.way.map(placeOf) })),
  };
}

/** How often the order is improved from left to right and back: beyond this it hardly changes. */
const SWEEPS = 8;

/** Orders each column by where its neighbors stand (the barycenter method), keeping the best order found. */
function place(columns: readonly Cell[][], rows: number): Map<string, Place> {
  const after = new Map<string, string[]>();
  for (const cell of columns.flat()) for (const id of cell.before) after.set(id, [...(after.get(id) ?? []), cell.id]);
  const orders = columns.map((cells) => [...cells]);
  const placesOf = () =>
    new Map(
      orders.flatMap((cells, column) =>
        cells.map((cell, i) => [cell.id, { column, row: i + (rows - cells.length) / 2 }] as const),
      ),
    );
  let best = placesOf();
  let fewest = disorder(columns, best);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (const cells of forward ? orders : [...orders].reverse()) {
      const present = placesOf();
      const wish = (cell: Cell) => {
        const near = forward ? cell.before : (after.get(cell.id) ?? []);
        const sum = near.reduce((total, id) => total + (present.get(id)?.row ?? 0), 0);
        return near.length === 0 ? (present.get(cell.id)?.row ?? 0) : sum / near.length;
      };
      const wishes = new Map(cells.map((cell) => [cell.id, wish(cell)]));
      cells.sort((a, b) => (wishes.get(a.id) ?? 0) - (wishes.get(b.id) ?? 0));
    }
    const found = placesOf();
    const worse = disorder(columns, found);
    if (worse < fewest) [best, fewest] = [found, worse];
  }
  return best;
}

/** What makes a map hard to read: lines that cross, and then how steep they are. */
function disorder(columns: readonly Cell[][], places: ReadonlyMap<string, Place>): number {
  const row = (id: string) => places.get(id)?.row ?? 0;
  return columns.reduce((total, cells) => {
    const lines = cells.flatMap((cell) => cell.before.map((from) => [row(from), row(cell.id)] as const));
    const steep = lines.reduce((sum, [from, to]) => sum + Math.abs(from - to), 0);
    const crossings = lines.flatMap((one, i) =>
      lines.slice(i + 1).filter((other) => (one[0] - other[0]) * (one[1] - other[1]) < 0),
    );
    return total + crossings.length * 100 + steep;
  }, 0);
}

/** Whether so much of a deck is known that the next may build on it: half of its cards, by estimate. */
export function isMet({ known, cards }: { known: number; cards: number }): boolean {
  return cards > 0 && known >= cards / 2;
}
