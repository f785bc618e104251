import { isDeepStrictEqual } from "node:util";
import type { CardContent, Plan, Quote, StoredContent } from "../lib/domain/content";
import type { Asked } from "./asked";
import { coverClusters, type Near, nearCards } from "./cover";
import { type Item, itemId } from "./documents/model";
import { outline } from "./documents/parse/outline";
import { clearest } from "./documents/pipeline";
import { matchCards, type Renames, type StoredCard } from "./match-cards";
import { changesOf } from "./plan";
import { textKey } from "./text-key";

/** What an import of documents does, with what there is to say of it. */
export interface DocumentsPlan extends Plan {
  report: {
    /** Questions and overviews read, and how many of them cards of the bank answer. */
    questions: number;
    covered: { questions: number; cards: number };
    added: { card: CardContent; near: Near[] }[];
    reworded: { slug: string; from: string; to: string }[];
    /** Changed in answer, place or level, or there again after they were retired. */
    updated: string[];
    retired: { slug: string; coveredBy: string | null }[];
    unanswered: string[];
  };
}

export interface DocumentsInput {
  stored: StoredContent;
  items: readonly Item[];
  asked: Asked;
  renames: Renames;
  /** Where the documents were read, and their short names, those without a question included. */
  folder: string;
  documents: ReadonlySet<string>;
  /** Short names of documents that could not be read: what they said before stays. */
  unread: ReadonlySet<string>;
}

/** Cards of documents stand behind those of the bank in their deck. */
const FIRST_POSITION = 10_001;

/**
 * What leads from the database to the documents of a folder: questions that the bank covers become
 * quotes of its cards; any other cluster is a card of its topic's deck, with the fullest of its answers,
 * and all of them as quotes. The folder speaks for the documents in it and for those that were
 * imported from it before; what documents from elsewhere say stays, and shares cards with these.
 */
export function planDocuments(input: DocumentsInput): DocumentsPlan {
  const { stored, items, asked, renames } = input;
  const current = stored.cards.filter((card) => !card.retired);
  const ofBank = current.filter((card) => card.origin === "bank");
  const ofDocuments = stored.cards.filter((card) => card.origin === "documents");
  const elsewhere = quotesFromElsewhere(input);
  const { cardOf, uncovered } = coverClusters(ofBank, clustersOf(items), asked);
  const matches = withLikeOnes(
    uncovered,
    matchCards(uncovered, ofDocuments, stored.quotes, renames),
    ofDocuments.filter(({ slug }) => elsewhere.has(slug)),
  );

  const positions = new Positions(ofDocuments);
  const slugs = new Set(stored.cards.map((card) => card.slug));
  const decks = new Set(stored.decks.filter((deck) => !deck.retired).map((deck) => deck.slug));
  const stated = uncovered.map((cluster, i) => {
    const match = matches[i] ?? null;
    const slug = match?.slug ?? freeSlug(cluster, slugs);
    slugs.add(slug);
    for (const item of cluster) cardOf.set(itemId(item), slug);
    const deckSlug = cluster[0]?.topic ?? "";
    if (!decks.has(deckSlug)) throw new Error(`There is no deck "${deckSlug}" for "${cluster[0]?.question}".`);
    const position = match?.deckSlug === deckSlug ? match.position : positions.next(deckSlug);
    return cardFrom([...cluster, ...(elsewhere.get(slug) ?? [])], { slug, deckSlug, position });
  });
  const statedSlugs = new Set(stated.map((card) => card.slug));
  // Cards that only documents from elsewhere ask now stay, as those put them.
  const others = ofDocuments
    .filter(({ slug }) => elsewhere.has(slug) && !statedSlugs.has(slug))
    .map((card) => cardFrom(elsewhere.get(card.slug) ?? [], card));
  const wanted = [...stated, ...others];
  const cards = changesOf(ofDocuments, wanted);
  const quotes = items.map((item) => quoteOf(item, input.folder, cardOf.get(itemId(item)) ?? ""));
  const still = new Set(quotes.map(quoteKey));

  const isNew = new Set(cards.add.map((card) => card.slug));
  const near = nearCards(
    current,
    uncovered.filter((_, i) => isNew.has(stated[i]?.slug ?? "")),
  );
  const before = new Map(ofDocuments.map((card) => [card.slug, card]));
  const reworded = cards.update.flatMap(({ slug, question }) => {
    const from = before.get(slug)?.question ?? question;
    return from === question ? [] : [{ slug, from, to: question }];
  });
  const isReworded = new Set(reworded.map(({ slug }) => slug));
  const bankSlugs = new Set(ofBank.map((card) => card.slug));
  const covering = [...cardOf.values()].filter((slug) => bankSlugs.has(slug));
  return {
    decks: { add: [], update: [], retire: [] },
    cards,
    quotes: {
      put: changedQuotes(stored.quotes, quotes),
      remove: stored.quotes.filter((quote) => !still.has(quoteKey(quote)) && !isFromElsewhere(quote, input)),
    },
    report: {
      questions: items.length,
      covered: { questions: covering.length, cards: new Set(covering).size },
      added: cards.add.map((card, i) => ({ card, near: near[i] ?? [] })),
      reworded,
      updated: cards.update.map(({ slug }) => slug).filter((slug) => !isReworded.has(slug)),
      retired: cards.retire.map((slug) => ({ slug, coveredBy: newHome(slug, stored.quotes, quotes) })),
      unanswered: wanted.filter((card) => !card.answered).map((card) => card.slug),
    },
  };
}

/** Whether a quote is of a document that this import does not speak for. */
function isFromElsewhere({ document, folder }: Quote, input: DocumentsInput): boolean {
  return input.unread.has(document) || (folder !== input.folder && !input.documents.has(document));
}

/** What documents that this import does not speak for say to the cards of documents, by the card's slug. */
function quotesFromElsewhere(input: DocumentsInput): Map<string, Quote[]> {
  const ofDocuments = new Set(input.stored.cards.flatMap((card) => (card.origin === "documents" ? card.slug : [])));
  const found = new Map<string, Quote[]>();
  for (const quote of input.stored.quotes) {
    if (!ofDocuments.has(quote.cardSlug) || !isFromElsewhere(quote, input)) continue;
    found.set(quote.cardSlug, [...(found.get(quote.cardSlug) ?? []), quote]);
  }
  return found;
}

/** Matches, and for clusters without one the card from elsewhere that asks the same, each card once. */
function withLikeOnes(
  clusters: readonly (readonly Item[])[],
  matches: readonly (StoredCard | null)[],
  cards: readonly StoredCard[],
): (StoredCard | null)[] {
  const taken = new Set(matches.map((card) => card?.slug));
  const free = cards.filter((card) => !taken.has(card.slug));
  const open = clusters.filter((_, i) => !matches[i]);
  const { cardOf } = coverClusters(free, open, new Map());
  const bySlug = new Map(free.map((card) => [card.slug, card]));
  return clusters.map((cluster, i) => {
    const match = matches[i];
    if (match) return match;
    const slug = cluster.map((item) => cardOf.get(itemId(item))).find((found) => found && bySlug.has(found));
    const like = bySlug.get(slug ?? "") ?? null;
    if (like) bySlug.delete(like.slug);
    return like;
  });
}

function clustersOf(items: readonly Item[]): Item[][] {
  const clusters = new Map<string, Item[]>();
  for (const item of items) {
    const members = clusters.get(item.cluster);
    if (members) members.push(item);
    else clusters.set(item.cluster, [item]);
  }
  return [...clusters.values()];
}

/** The card that these questions make together. It counts as core when two documents ask it. */
function cardFrom(
  sayings: readonly Pick<Quote, "document" | "question" | "answer">[],
  known: Pick<CardContent, "slug" | "deckSlug" | "position">,
): CardContent {
  const fullest = sayings.map(({ answer }) => answer.trim()).reduce((a, b) => (b.length > a.length ? b : a), "");
  return {
    origin: "documents",
    slug: known.slug,
    deckSlug: known.deckSlug,
    position: known.position,
    question: clearest(sayings.map(({ question }) => question)),
    ...splitAnswer(fullest),
    keyPoints: [],
    level: new Set(sayings.map(({ document }) => document)).size > 1 ? "core" : "advanced",
    answered: fullest !== "",
    sources: [],
  };
}

/** An answer's first paragraph sums it up; where it begins with anything else, all of it is details. */
function splitAnswer(answer: string): { summary: string; details: string } {
  const lines = answer.split("\n");
  const [first] = outline(lines);
  if (first?.kind !== "paragraph") return { summary: "", details: answer };
  const end = first.end + 1;
  return { summary: lines.slice(first.start, end).join("\n").trim(), details: lines.slice(end).join("\n").trim() };
}

/** A slug that no card has. It ends with the document's name after two dashes, which no id of the bank has. */
function freeSlug(members: readonly Item[], taken: ReadonlySet<string>): string {
  const [first] = members;
  const words = `${first?.question ?? ""}`.toLowerCase().match(/[a-z0-9]+/g) ?? ["question"];
  const name = `${first?.document ?? ""}`.toLowerCase().match(/[a-z0-9]+/g) ?? ["document"];
  const base = `${words.slice(0, 9).join("-").slice(0, 70)}--${name.join("-")}`;
  for (let count = 1; ; count++) {
    const slug = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Places at the end of each deck, in order. */
class Positions {
  readonly #last = new Map<string, number>();

  constructor(cards: readonly StoredCard[]) {
    for (const { deckSlug, position } of cards) {
      this.#last.set(deckSlug, Math.max(position, this.#last.get(deckSlug) ?? 0));
    }
  }

  next(deckSlug: string): number {
    const position = Math.max(FIRST_POSITION, (this.#last.get(deckSlug) ?? 0) + 1);
    this.#last.set(deckSlug, position);
    return position;
  }
}

const quoteKey = ({ document, number }: Pick<Quote, "document" | "number">) => `${document}:${number}`;

function quoteOf({ document, n, line, question, answer }: Item, folder: string, cardSlug: string): Quote {
  return { document, number: String(n), line, question, answer, folder, cardSlug };
}

function changedQuotes(stored: readonly Quote[], wanted: readonly Quote[]): Quote[] {
  const known = new Map(stored.map((quote) => [quoteKey(quote), quote]));
  return wanted.filter((quote) => !isDeepStrictEqual(known.get(quoteKey(quote)), quote));
}

/** The card that has a question of a retired card now, if any, wherever the question stands. */
function newHome(slug: string, before: readonly Quote[], now: readonly Quote[]): string | null {
  const asked = new Set(before.filter(({ cardSlug }) => cardSlug === slug).map(({ question }) => textKey(question)));
  return now.find(({ question }) => asked.has(textKey(question)))?.cardSlug ?? null;
}
