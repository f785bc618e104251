import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import { type CardsView, deckAddress, type Mark, type Sort, type Stage } from "@/lib/domain/deck-cards";
import { CardMark } from "./card-mark";

/** A card in its deck's list, in words. */
export interface CardRowProps {
  id: string;
  slug: string;
  /** HTML. */
  question: string;
  stage: Stage;
  marks: readonly Mark[];
  /** When it comes next: "due now", "in 4 days"; empty where it does not. */
  due: string;
  /** The chance of recall now: "93 %"; empty for a card never reviewed. */
  retention: string;
  /** "45 %", empty as well. */
  difficulty: string;
  level: string;
}

interface CardTableProps {
  deck: string;
  view: CardsView;
  rows: readonly CardRowProps[];
  /** Whether they are shown to a learner, who can choose them; to a visitor there is nothing to say of their memory. */
  learner: boolean;
}

interface Column {
  name: string;
  sort: Sort | null;
  wide?: boolean;
}

const QUESTION: Column = { name: "Question", sort: "position" };
const LEVEL: Column = { name: "Level", sort: null };
const MEMORY: readonly Column[] = [
  { name: "State", sort: null },
  { name: "Next due", sort: "due" },
  { name: "Retention", sort: "retention" },
  { name: "Difficulty", sort: "-difficulty", wide: true },
];

/** The cards of a deck: a table on a desk, one below the other on a phone. */
export function CardTable({ deck, view, rows, learner }: CardTableProps) {
  const columns = learner ? [QUESTION, ...MEMORY, LEVEL] : [QUESTION, LEVEL];
  return (
    <table className="w-full border-collapse text-start">
      <caption className="sr-only">Cards of this deck</caption>
      <thead className="hidden border-b border-rule text-sm text-muted md:table-header-group print:hidden">
        <tr>
          {learner && (
            <th scope="col" className="w-11">
              <span className="sr-only">Choose</span>
            </th>
          )}
          {columns.map((column) => (
            <Header key={column.name} {...column} deck={deck} view={view} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} {...row} learner={learner} />
        ))}
      </tbody>
    </table>
  );
}

function Header({ name, sort, wide, deck, view }: Column & { deck: string; view: CardsView }) {
  const by = sort?.replace("-", "");
  const isHere = by !== undefined && view.sort.replace("-", "") === by;
  const down = view.sort.startsWith("-");
  const turned = (down ? view.sort.slice(1) : `-${view.sort}`) as Sort;
  const next = isHere && by !== "position" ? turned : sort;
  return (
    <th
      scope="col"
      aria-sort={isHere ? (down ? "descending" : "ascending") : undefined}
      className={`pe-4 text-start font-normal whitespace-nowrap ${wide ? "hidden lg:table-cell" : ""}`}
    >
      {next ? (
        <Link
          href={deckAddress(deck, { ...view, sort: next, page: 1 })}
          scroll={false}
          className="inline-flex min-h-11 items-center gap-1 hover:text-accent"
        >
          {name}
          <span aria-hidden="true" className={isHere ? "text-accent" : "invisible"}>
            {down ? "↓" : "↑"}
          </span>
        </Link>
      ) : (
        name
      )}
    </th>
  );
}

function Row(row: CardRowProps & { learner: boolean }) {
  const { id, slug, question, stage, marks, due, retention, difficulty, level, learner } = row;
  const cell = "hidden py-2.5 pe-4 text-sm whitespace-nowrap text-muted md:table-cell";
  return (
    <tr className="border-b border-rule align-baseline has-checked:bg-sunk">
      {learner && (
        <td className="w-11 align-top print:hidden">
          {stage !== "unanswered" && (
            <label className="flex size-11 items-center justify-center">
              <input
                type="checkbox"
                name="card"
                value={id}
                aria-labelledby={`card-${slug}`}
                className="size-5 accent-accent"
              />
            </label>
          )}
        </td>
      )}
      <td className="py-2.5 pe-2 md:pe-4">
        <Link id={`card-${slug}`} href={`/cards/${slug}`} className="hover:text-accent">
          <Html as="span" html={question} className="inline-prose font-serif text-[1.0625rem] leading-snug" />
        </Link>
        <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted">
          <span className="contents md:hidden">
            {(learner || stage === "unanswered") && <span>{stage}</span>}
            {due && <span>{due}</span>}
            {retention && <span>{retention} retention</span>}
            <span>{level}</span>
          </span>
          {marks.map((mark) => (
            <CardMark key={mark} mark={mark} />
          ))}
        </p>
      </td>
      {learner && (
        <>
          <td className={cell}>{stage}</td>
          <td className={cell}>{due || <None />}</td>
          <td className={cell}>{retention || <None />}</td>
          <td className={`${cell} max-lg:hidden`}>{difficulty || <None />}</td>
        </>
      )}
      <td className={cell}>{level}</td>
    </tr>
  );
}

function None() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">none</span>
    </>
  );
}
