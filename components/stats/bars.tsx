import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { Axes, thinned } from "./axes";
import { shortDay } from "./words";

/** One series of stacked bars: its key in the data, and the class that fills it. */
export interface BarSeries {
  key: string;
  fill: string;
}

interface BarsProps {
  days: readonly ({ studyDay: string } & Record<string, string | number>)[];
  series: readonly BarSeries[];
  width: number;
}

/** Counts per study day, as stacked bars. */
export function Bars({ days, series, width }: BarsProps) {
  const frame = { width, height: 200, left: 44, right: 8, top: 12, bottom: 30 };
  const stacked = stack<(typeof days)[number]>()
    .keys(series.map(({ key }) => key))
    .value((day, key) => Number(day[key] ?? 0))([...days]);
  const highest = Math.max(4, ...stacked.flatMap((layer) => layer.map((bar) => bar[1])));
  const y = scaleLinear([0, highest], [frame.height - frame.bottom, frame.top]).nice(4);
  const x = scaleBand(
    days.map((day) => day.studyDay),
    [frame.left, width - frame.right],
  ).padding(0.2);
  const middle = (day: string) => (x(day) ?? 0) + x.bandwidth() / 2;
  return (
    <Axes
      frame={frame}
      up={y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => ({ at: y(tick), label: String(tick) }))}
      along={thinned(days, width < 500 ? 4 : 7).map(({ studyDay }) => ({
        at: Math.min(middle(studyDay), width - 24),
        label: shortDay(studyDay),
      }))}
    >
      {stacked.map((layer, i) =>
        layer.map((bar) => {
          const [low, high] = bar;
          return (
            high > low && (
              <rect
                key={`${layer.key} ${bar.data.studyDay}`}
                x={x(bar.data.studyDay)}
                width={x.bandwidth()}
                y={y(high)}
                height={y(low) - y(high)}
                className={series[i]?.fill}
              />
            )
          );
        }),
      )}
    </Axes>
  );
}
