import type { RetentionRow, Share } from "@/lib/domain/statistics";
import { percent } from "./words";

/** True retention by window, for young and mature cards and all, always with its count. */
export function RetentionTable({ rows }: { rows: readonly RetentionRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label="True retention" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">True retention</th>
            <th scope="col">Young</th>
            <th scope="col">Mature</th>
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ window, young, mature, all }) => (
            <tr key={window}>
              <th scope="row" className="font-normal whitespace-nowrap">
                {window}
              </th>
              <Cell share={young} />
              <Cell share={mature} />
              <Cell share={all} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ share: { value, passed, total, interval } }: { share: Share }) {
  if (value === null) return <td className="text-muted">no reviews</td>;
  return (
    <td className="whitespace-nowrap">
      {percent(value, 1)}
      <span className="block text-muted">
        {passed} of {total}
        {interval && `, ${percent(interval.low)} to ${percent(interval.high)}`}
      </span>
    </td>
  );
}
