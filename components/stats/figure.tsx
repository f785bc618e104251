import type { ReactNode } from "react";

interface FigureProps {
  /** The question that the chart answers. */
  question: string;
  /** What it shows, and how to read it. */
  caption: ReactNode;
  /** The numbers behind it. */
  table: { head: readonly string[]; rows: readonly (readonly (string | number)[])[] };
  /** Draws the chart at a width in px: once for phones, once for anything wider. */
  draw: (width: number) => ReactNode;
}

/** A chart under the question that it answers, with the table it was drawn from. */
export function Figure({ question, caption, table, draw }: FigureProps) {
  return (
    <figure className="border-t border-rule pt-6">
      <figcaption>
        <h2 className="font-serif text-xl font-semibold">{question}</h2>
        <p className="mt-1 max-w-[68ch] text-sm text-muted">{caption}</p>
      </figcaption>
      <div aria-hidden="true" className="mt-4 sm:hidden">
        {draw(344)}
      </div>
      <div aria-hidden="true" className="mt-4 hidden sm:block">
        {draw(704)}
      </div>
      <details className="mt-2">
        <summary className="inline-flex min-h-11 items-center text-sm text-muted hover:text-ink">
          The numbers as a table
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className="table-scroll max-h-80 overflow-y-auto" aria-label={question} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {table.head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((value, column) => (
                    <td key={table.head[column]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
