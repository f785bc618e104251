import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";
import type { Grade } from "@/lib/domain/grade";

/** A grade's mark has a shape and a hue, so that either tells it. */
const MARKS = {
  1: { shape: symbolTriangle, fill: "fill-again" },
  2: { shape: symbolDiamond, fill: "fill-hard" },
  3: { shape: symbolCircle, fill: "fill-good" },
  4: { shape: symbolSquare, fill: "fill-easy" },
} as const;

/** The mark of a grade within a plot, `size` px² large. */
export function GradeSymbol({ grade, x, y, size }: { grade: Grade; x: number; y: number; size: number }) {
  const { shape, fill } = MARKS[grade];
  return (
    <path
      d={symbol(shape, size).digits(1)() ?? ""}
      transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`}
      className={`${fill} stroke-paper`}
    />
  );
}

/** The mark of a grade beside its word. */
export function GradeMark({ grade }: { grade: Grade }) {
  return (
    <svg viewBox="-6 -6 12 12" width={12} height={12} aria-hidden="true" className="shrink-0">
      <GradeSymbol grade={grade} x={0} y={0} size={64} />
    </svg>
  );
}
