import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { changeCards } from "@/app/actions/change-cards";
import { undoCards } from "@/app/actions/undo-cards";
import { CardSelection } from "@/components/decks/card-selection";
import { FoundCard } from "@/components/search/found-card";
import { Mistakes } from "@/components/search/mistakes";
import { SearchBox } from "@/components/search/search-box";
import { SearchHelp } from "@/components/search/search-help";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { findReader } from "@/lib/auth/session";
import { type FoundCard as Found, type SearchAnswer, searchCards } from "@/lib/db/search";
import { MOST_FOUND } from "@/lib/db/search-find";
import { dueWords } from "@/lib/domain/due-words";
import { markWords, snippetOf } from "@/lib/domain/search-marks";
import { LONGEST_QUERY } from "@/lib/domain/search-tokens";
import type { Settings } from "@/lib/domain/settings";
import { inOrder } from "@/lib/markdown/in-order";
import { searchedText } from "@/lib/markdown/render";

const PAGE = 20;

interface Props {
  searchParams: Promise<{ q?: string | string[]; page?: string | string[] }>;
}

const queryOf = async ({ searchParams }: Props) => [(await searchParams).q ?? ""].flat()[0] ?? "";

export async function generateMetadata(props: Props): Promise<Metadata> {
  const query = (await queryOf(props)).trim().slice(0, LONGEST_QUERY);
  // A search is nobody's to find by another search.
  return { title: query === "" ? "Search" : `${query} · Search`, robots: { index: query === "" } };
}

export default async function SearchPage(props: Props) {
  const query = await queryOf(props);
  const asked = Number([(await props.searchParams).page ?? "1"].flat()[0]);
  const page = Number.isInteger(asked) && asked >= 1 && asked <= MOST_FOUND / PAGE ? asked : 1;
  const { userId, settings } = await findReader();
  const now = new Date();
  const answer = await searchCards(userId, settings, query, now, {
    limit: PAGE,
    offset: (page - 1) * PAGE,
    countAnswered: userId !== null,
  });
  if (answer.cards.length === 0 && answer.total > 0) redirect(`/search?q=${encodeURIComponent(query)}`); // past the last page
  const cards = await inOrder(answer.cards, (card) => searchedWords(card, userId));
  const nothingAsked = query.trim() === "";
  const list = cards.length > 0 && (
    <ol start={(page - 1) * PAGE + 1} className="mt-2 border-t border-rule">
      {cards.map((card) => (
        <FoundCard
          key={card.slug}
          id={card.id}
          slug={card.slug}
          question={markWords(card.question, answer.marked)}
          snippet={snippetOf(card.answer, answer.marked)}
          deckTitle={card.deckTitle}
          level={card.level}
          standing={standingOf(card, now, settings)}
          choice={!userId ? "none" : card.answered ? "box" : "place"}
        />
      ))}
    </ol>
  );
  return (
    <div className="max-w-read">
      <PageHeader title="Search" />
      <SearchBox query={query} longest={LONGEST_QUERY} />
      <p id="search-status" role="status" className="mt-3 min-h-6 text-muted">
        {nothingAsked ? "" : statusOf(answer, page)}
      </p>
      {answer.mistakes.length > 0 && <Mistakes query={query} mistakes={answer.mistakes} />}
      {userId && !nothingAsked ? (
        <CardSelection
          key={query} // what was chosen of another search is not chosen of this
          fields={{ query }}
          here={answer.cards.filter((card) => card.answered).length}
          all={answer.answered}
          more={answer.more}
          changeCards={changeCards}
          undoCards={undoCards}
        >
          {list}
        </CardSelection>
      ) : (
        list
      )}
      {answer.cards.length > 0 && <Pages query={query} page={page} last={Math.ceil(answer.total / PAGE)} />}
      {!nothingAsked && answer.cards.length === 0 && answer.mistakes.length === 0 && <NothingFound query={query} />}
      <SearchHelp open={nothingAsked} />
    </div>
  );
}

/** A found card with the words of its question and its answer, without the marks of Markdown. */
async function searchedWords({ question, summary, keyPoints, details, ...card }: Found, userId: string | null) {
  const words = card.ofBank ? "bank" : { reader: userId };
  const answer = [
    await searchedText(summary, "block", words),
    ...(await inOrder(keyPoints, ({ text }) => searchedText(text, "line", words))),
    await searchedText(details, "block", words),
  ];
  return { ...card, question: await searchedText(question, "line", words), answer };
}

/** "due now · flagged". */
function standingOf({ answered, state }: Pick<Found, "answered" | "state">, now: Date, settings: Settings): string {
  if (!answered) return "unanswered";
  return [dueWords(state, now, settings), state.flagged && "flagged", state.leech && "leech"]
    .filter(Boolean)
    .join(" · ");
}

/** "12 cards", and what was searched where that is not what was typed. */
function statusOf({ total, more, cards, corrected, passedOver }: SearchAnswer, page: number): string {
  const count = more ? `More than ${total.toLocaleString("en")} cards` : total === 1 ? "1 card" : `${total} cards`;
  const first = (page - 1) * PAGE + 1;
  const shown = page > 1 && cards.length > 0 ? `, from ${first} to ${first + cards.length - 1}` : "";
  const instead = corrected.map(({ typed, instead: words }) => ` Searched ${words.join(" or ")} for “${typed}”.`);
  const without =
    passedOver.length > 0 ? ` No card has all of your words: these were passed over: ${passedOver.join(", ")}.` : "";
  const said = `${total === 0 ? "No cards" : count}${shown}`;
  return instead.length + without.length > 0 ? `${said}.${instead.join("")}${without}` : said;
}

function NothingFound({ query }: { query: string }) {
  return (
    <div className="mt-2">
      <EmptyState
        title="Nothing found"
        action={
          <Link href="/decks" className="button">
            Look through the decks
          </Link>
        }
      >
        No card answers to “{query.trim()}”. Try fewer words or filters, another word for the same thing, or the
        beginning of a word with a star, such as shard*.
      </EmptyState>
    </div>
  );
}

/** The way to the pages before and behind. */
function Pages({ query, page, last }: { query: string; page: number; last: number }) {
  if (last <= 1) return null;
  const address = (to: number) => `/search?q=${encodeURIComponent(query)}&page=${to}`;
  return (
    <nav aria-label="Pages of results" className="mt-6 flex items-center gap-4">
      {page > 1 && (
        <Link href={address(page - 1)} rel="prev" className="button">
          Previous
        </Link>
      )}
      <span className="text-muted">
        Page {page} of {last}
      </span>
      {page < last && (
        <Link href={address(page + 1)} rel="next" className="button">
          Next
        </Link>
      )}
    </nav>
  );
}
