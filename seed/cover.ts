import type { CardContent } from "../lib/domain/content";
import { type Asked, askedHash } from "./asked";
import { asItems } from "./bank-items";
import trained from "./cover-scorer.json";
import { likeness } from "./documents/dedupe/likeness";
import type { Scorer } from "./documents/dedupe/scorer";
import { type Item, itemId, type ParsedItem } from "./documents/model";

/** A card that questions are compared with. */
export type KnownCard = Pick<CardContent, "slug" | "question" | "summary" | "keyPoints" | "sources">;

/** A card that is like a cluster: 1 would be the same for certain. */
export interface Near {
  slug: string;
  likeness: number;
}

/** What cards of the bank answer, and what they do not. */
export interface Cover {
  /** The covered questions, by `document:n`: the slug of the card. */
  cardOf: Map<string, string>;
  /** The clusters, without the questions that are covered; none is empty. */
  uncovered: Item[][];
}

/**
 * How like a question and a card are. Trained (`seed/cover-train.ts`) on what the bank covers: an answer
 * in our words is unlike one in a document's in another way than two documents' are.
 */
const coverScorer: Scorer = trained;

/** Cards that are less like a question than this are not worth a word. */
const NEAR = 0.1;
/** How many of them are named. */
const MOST_NEAR = 3;

/**
 * Which clusters of questions the cards of the bank cover. A question that the bank was written from
 * (`asked`, then the card's `sources`) is covered by the card that says so; those of its cluster that
 * are new go with it. Any other is covered by the card that it is most like, if it is like enough by
 * itself, or if its cluster is, in the mean over its members.
 */
export function coverClusters(bank: readonly KnownCard[], clusters: readonly (readonly Item[])[], asked: Asked): Cover {
  const cardOf = new Map<string, string>();
  const open: Item[][] = [];
  const cardsOfSource = groupBySource(bank);
  for (const members of clusters) {
    const known = members.map((item) => knownCard(item, asked, cardsOfSource));
    const most = mostFrequent(known.flatMap((slug) => slug ?? []));
    if (most === null) open.push([...members]);
    else for (const [i, item] of members.entries()) cardOf.set(itemId(item), known[i] ?? most);
  }
  const uncovered = nearestCards(bank, open).map(({ members, near, nearTo }) =>
    members.filter((item, i) => {
      const best = [nearTo[i]?.[0], near[0]].find((card) => card && card.likeness >= coverScorer.threshold);
      if (best) cardOf.set(itemId(item), best.slug);
      return !best;
    }),
  );
  return { cardOf, uncovered: uncovered.filter((members) => members.length > 0) };
}

/** For each cluster the cards that come near to it, the nearest first. */
export function nearCards(cards: readonly KnownCard[], clusters: readonly (readonly Item[])[]): Near[][] {
  return nearestCards(cards, clusters).map(({ near }) => near.slice(0, MOST_NEAR));
}

function groupBySource(cards: readonly KnownCard[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { slug, sources } of cards) {
    for (const source of sources) found.set(source, [...(found.get(source) ?? []), slug]);
  }
  return found;
}

/** The card that was written for this very question; of several, the one for the question of this number. */
function knownCard(item: Item, asked: Asked, cardsOfSource: ReadonlyMap<string, string[]>): string | null {
  const ids = asked.get(askedHash(item)) ?? [];
  const id = ids.includes(itemId(item)) ? itemId(item) : ids.find((other) => cardsOfSource.has(other));
  return (id !== undefined && cardsOfSource.get(id)?.[0]) || null;
}

function mostFrequent(slugs: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const slug of slugs) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

interface Nearest {
  members: readonly Item[];
  /** The cards that come near to the cluster, by the mean over its members, the nearest first. */
  near: Near[];
  /** The same for each member. */
  nearTo: Near[][];
}

function nearestCards(cards: readonly KnownCard[], clusters: readonly (readonly Item[])[]): Nearest[] {
  if (clusters.length === 0) return [];
  const wordings = asWordings(cards);
  const questions = asQuestions(clusters.flat());
  const found = questions.map(() => new Map<string, number>());
  for (const { a, b, p } of likeness([...asItems(wordings), ...questions], coverScorer)) {
    const card = wordings[a];
    const known = found[b - wordings.length];
    if (!card || !known) continue; // two cards, or two questions
    known.set(card.slug, Math.max(p, known.get(card.slug) ?? 0));
  }
  let at = 0;
  return clusters.map((members) => {
    const each = found.slice(at, at + members.length);
    at += members.length;
    const sums = new Map<string, number>();
    for (const [slug, p] of each.flatMap((known) => [...known])) sums.set(slug, (sums.get(slug) ?? 0) + p);
    return { members, near: ranked(sums, members.length), nearTo: each.map((known) => ranked(known, 1)) };
  });
}

function ranked(sums: ReadonlyMap<string, number>, count: number): Near[] {
  return [...sums]
    .map(([slug, sum]) => ({ slug, likeness: sum / count }))
    .filter((near) => near.likeness >= NEAR)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Items to compare with cards: an overview asks what a question does that begins with "what is". */
export function asQuestions<T extends ParsedItem>(items: readonly T[]): T[] {
  return items.map((item) => ({ ...item, kind: "question" }));
}

/** Each card with its question as it stands, and without what it asks besides: "What is a cache, and when does it help?" asks what a cache is. */
export function asWordings<T extends { question: string }>(cards: readonly T[]): T[] {
  return cards.flatMap((card) => {
    const [head] = card.question.split(/,? and (?=(?:how|when|what|why|which|where|who|do|does|is|are|in)\b)/i);
    return head === undefined || head === card.question ? [card] : [card, { ...card, question: `${head}?` }];
  });
}
