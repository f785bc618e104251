import { isUnspaced, wordsOf } from "@/lib/domain/search-fold";
import type { Piece } from "@/lib/domain/search-marks";

/** Somewhere to go from the palette. */
export interface Command {
  /** Unlike all others'. */
  id: string;
  group: "Cards" | "Review" | "Decks" | "Pages";
  /** What it says, for a card with what was searched for marked. */
  label: Piece[];
  /** What tells it apart, such as a card's deck. */
  hint?: string;
  href: string;
}

export interface DeckName {
  slug: string;
  title: string;
  studied: boolean;
}

export interface FoundName {
  slug: string;
  deckTitle: string;
  question: Piece[];
}

const PAGES: readonly { name: string; href: string; words?: string; signedIn?: true }[] = [
  { name: "Today", href: "/", words: "home start" },
  { name: "Decks", href: "/decks", words: "topics map" },
  { name: "Search", href: "/search", words: "find browse" },
  { name: "Statistics", href: "/statistics", words: "stats retention charts", signedIn: true },
  { name: "Settings", href: "/settings", words: "preferences limits theme account", signedIn: true },
  { name: "New deck", href: "/decks/new", words: "create add own", signedIn: true },
];
/** Of each group but the cards at most so many are shown: what is further down was not meant. */
const MOST = 6;

const plain = (text: string): Piece[] => [{ text, marked: false }];

/** The commands that what was typed asks for, the cards that the server found first, in the order they are shown in. */
export function commandsFor(
  typed: string,
  decks: readonly DeckName[],
  cards: readonly FoundName[],
  signedIn: boolean,
): Command[] {
  const asked = typed.trim() !== "";
  const studied = signedIn ? decks.filter((deck) => deck.studied) : [];
  const review: Command[] = signedIn
    ? [
        { id: "review", group: "Review", label: plain("Review all that is due"), href: "/review" },
        {
          id: "practice",
          group: "Review",
          label: plain("Practice all decks"),
          hint: "your schedule does not change",
          href: "/review?practice=yes",
        },
        ...studied.flatMap(({ slug, title }): Command[] => [
          { id: `review-${slug}`, group: "Review", label: plain(`Review ${title}`), href: `/review?deck=${slug}` },
          {
            id: `practice-${slug}`,
            group: "Review",
            label: plain(`Practice ${title}`),
            hint: "your schedule does not change",
            href: `/review?deck=${slug}&practice=yes`,
          },
        ]),
      ]
    : [];
  const pages = PAGES.filter((page) => signedIn || !page.signedIn);
  const foundCards = asked
    ? cards.map(
        ({ slug, question, deckTitle }): Command => ({
          id: `card-${slug}`,
          group: "Cards",
          label: question,
          hint: deckTitle,
          href: `/cards/${slug}`,
        }),
      )
    : [];
  const all = asked
    ? [
        {
          id: "search",
          group: "Pages" as const,
          label: plain(`Search all cards for “${typed.trim()}”`),
          href: `/search?q=${encodeURIComponent(typed.trim())}`,
        },
      ]
    : [];
  const ofDecks = best(typed, decks, ({ title, slug }) => `${title} ${slug}`).map(
    ({ slug, title }): Command => ({ id: `deck-${slug}`, group: "Decks", label: plain(title), href: `/decks/${slug}` }),
  );
  const ofReviews = best(typed, review, ({ label }) => label.map(({ text }) => text).join(""));
  const ofPages = best(typed, pages, ({ name, words }) => `${name} ${words ?? ""}`).map(
    ({ name, href }): Command => ({ id: `page-${href}`, group: "Pages", label: plain(name), href }),
  );
  return asked ? [...ofDecks, ...ofReviews, ...foundCards, ...ofPages, ...all] : [...ofReviews, ...ofPages, ...ofDecks];
}

/** Those whose names have a word that begins with each word typed, those that begin with all of it first. */
function best<T>(typed: string, all: readonly T[], nameOf: (one: T) => string): T[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0 && typed.trim() !== "") return [];
  const fits = (one: T) => {
    const words = wordsOf(nameOf(one));
    return wanted.every((part) =>
      words.some((word) => (isUnspaced(part) ? word.includes(part) : word.startsWith(part))),
    );
  };
  const begins = (one: T) => (wordsOf(nameOf(one)).join(" ").startsWith(wanted.join(" ")) ? 0 : 1);
  return all
    .filter(fits)
    .sort((a, b) => begins(a) - begins(b))
    .slice(0, MOST);
}
