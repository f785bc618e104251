import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { RetentionPoint } from "@/lib/domain/statistics";
import { Axes, thinned } from "./axes";
import { Figure } from "./figure";
import { percent, shortDay } from "./words";

interface RetentionChartProps {
  points: readonly RetentionPoint[];
  /** 0 to 1. */
  desired: number;
}

/** True retention week by week, beside what was desired and what FSRS predicted. */
export function RetentionChart({ points, desired }: RetentionChartProps) {
  return (
    <Figure
      question="Are you remembering what you meant to?"
      caption={`True retention by week against the ${percent(desired)} that you desire. Bars show the 95 % interval where a week has fewer than 30 reviews.`}
      table={{
        head: ["Week from", "Reviews", "Recalled", "True retention", "Predicted"],
        rows: points.map((point) => [
          shortDay(point.start),
          point.total,
          point.passed,
          share(point.value),
          share(point.predicted),
        ]),
      }}
      draw={(width) => <Plot points={points} desired={desired} width={width} />}
    />
  );
}

const share = (value: number | null) => (value === null ? "–" : percent(value, 1));

function Plot({ points, desired, width }: RetentionChartProps & { width: number }) {
  const frame = { width, height: 250, left: 52, right: 78, top: 12, bottom: 30 };
  // The intervals of sparse weeks run far down; they are cut off rather than let flatten the line.
  const lowest = Math.min(desired, ...points.flatMap(({ value, predicted }) => [value ?? 1, predicted ?? 1]));
  const y = scaleLinear(
    [Math.max(0, Math.floor((lowest - 0.02) * 10) / 10), 1],
    [frame.height - frame.bottom, frame.top],
  );
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [frame.left + 8, width - frame.right - 8]);
  const places = points.map((point, i) => ({ ...point, x: x(i) }));
  const path = (value: (point: RetentionPoint) => number | null) =>
    line<(typeof places)[number]>(
      (point) => point.x,
      (point) => y(value(point) ?? 0),
    ).defined((point) => value(point) !== null)(places) ?? "";
  const last = places.findLast((point) => point.value !== null);
  const labels = apart([
    { word: "recalled", at: y(last?.value ?? desired), style: "fill-mature font-semibold dark:fill-young" },
    { word: "predicted", at: y(last?.predicted ?? desired), style: "fill-hard" },
    { word: "desired", at: y(desired), style: "fill-ink" },
  ]);
  const floor = frame.height - frame.bottom;
  return (
    <Axes
      frame={frame}
      up={y.ticks(4).map((tick) => ({ at: y(tick), label: percent(tick) }))}
      along={thinned(places, width < 500 ? 4 : 7).map((point) => ({ at: point.x, label: shortDay(point.start) }))}
    >
      <line
        x1={frame.left}
        x2={width - frame.right}
        y1={y(desired)}
        y2={y(desired)}
        className="stroke-ink"
        strokeDasharray="2 3"
      />
      <path
        d={path((point) => point.predicted)}
        fill="none"
        className="stroke-learning"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
      {places.map(
        ({ start, x: at, interval }) =>
          interval && (
            <line
              key={start}
              x1={at}
              x2={at}
              y1={Math.min(floor, y(interval.low))}
              y2={y(interval.high)}
              className="stroke-mature/50"
              strokeWidth={3}
            />
          ),
      )}
      <path d={path((point) => point.value)} fill="none" className="stroke-mature" strokeWidth={2} />
      {places.map(
        ({ start, x: at, value }) =>
          value !== null && <circle key={start} cx={at} cy={y(value)} r={3} className="fill-mature" />,
      )}
      {labels.map(({ word, at, style }) => (
        <text key={word} x={width - frame.right + 8} y={at} dy="0.32em" className={style}>
          {word}
        </text>
      ))}
    </Axes>
  );
}

interface Label {
  word: string;
  at: number;
  style: string;
}

/** Labels from top to bottom, each moved down as far as the one above it asks for. */
function apart(labels: readonly Label[]): Label[] {
  const lineHeight = 17;
  let free = Number.NEGATIVE_INFINITY;
  return [...labels]
    .sort((a, b) => a.at - b.at)
    .map((label) => {
      const at = Math.max(label.at, free);
      free = at + lineHeight;
      return { ...label, at };
    });
}
