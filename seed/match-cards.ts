import type { CardContent, Quote } from "../lib/domain/content";
import { shareSubject } from "./documents/dedupe/likeness";
import { type Item, itemId } from "./documents/model";
import { textKey } from "./text-key";

/** A card of documents as it is stored, retired or not. */
export type StoredCard = CardContent & { retired: boolean };

/** Questions that were given new words on purpose: old → new, both as `textKey`. */
export type Renames = ReadonlyMap<string, string>;

/** `old<TAB>new` a line → the renames in it. */
export function readRenames(text: string): Renames {
  const lines = text.split(/\r?\n/).map((line) => line.split("\t"));
  return new Map(lines.flatMap(([from, to]) => (from?.trim() && to?.trim() ? [[textKey(from), textKey(to)]] : [])));
}

/**
 * Clusters of questions → the stored card that each is, or null for a new one; no card twice. A card is
 * known again by the words of its questions, wherever they stand now; then by a declared rename; then by
 * the place in its document, where a question about the same subject stands.
 */
export function matchCards(
  clusters: readonly (readonly Item[])[],
  cards: readonly StoredCard[],
  quotes: readonly Quote[],
  renames: Renames,
): (StoredCard | null)[] {
  const matches = new Matches(clusters.length);
  const byText = new Map<string, StoredCard[]>();
  const byPlace = new Map<string, { card: StoredCard; question: string }>();
  const bySlug = new Map(cards.map((card) => [card.slug, card]));
  const put = (text: string, card: StoredCard) => byText.set(text, [...(byText.get(text) ?? []), card]);
  for (const card of cards) put(textKey(card.question), card);
  for (const { document, number, question, cardSlug } of quotes) {
    const card = bySlug.get(cardSlug);
    if (!card) continue;
    if (textKey(question) !== textKey(card.question)) put(textKey(question), card);
    byPlace.set(`${document}:${number}`, { card, question });
  }
  const renamedFrom = new Map([...renames].map(([from, to]) => [to, from]));
  matches.offer(clusters, ({ question }) => byText.get(textKey(question)) ?? []);
  matches.offer(clusters, ({ question }) => byText.get(renamedFrom.get(textKey(question)) ?? "") ?? []);
  matches.offer(clusters, (item) => {
    const stood = byPlace.get(itemId(item));
    return stood && !stood.card.retired && shareSubject(stood.question, item.question) ? [stood.card] : [];
  });
  return matches.found;
}

/** Matches that are made in rounds: whoever has found its like is out of the next. */
class Matches {
  readonly found: (StoredCard | null)[];
  readonly #taken = new Set<string>();

  constructor(count: number) {
    this.found = Array.from({ length: count }, () => null);
  }

  /** The cards that each member of a cluster speaks for: the most votes win, over all clusters. */
  offer(clusters: readonly (readonly Item[])[], cardsFor: (item: Item) => readonly StoredCard[]): void {
    const offers = clusters.flatMap((members, cluster) => {
      if (this.found[cluster]) return [];
      const votes = new Map<StoredCard, number>();
      for (const item of members) for (const card of cardsFor(item)) votes.set(card, (votes.get(card) ?? 0) + 1);
      return [...votes].map(([card, count]) => ({ cluster, card, count }));
    });
    offers.sort((a, b) => Number(a.card.retired) - Number(b.card.retired) || b.count - a.count);
    for (const { cluster, card } of offers) {
      if (this.found[cluster] || this.#taken.has(card.slug)) continue;
      this.found[cluster] = card;
      this.#taken.add(card.slug);
    }
  }
}
