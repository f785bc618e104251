import type { ReactNode } from "react";

/** The room around a plot, in px. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface AxesProps {
  frame: Frame;
  /** Values to mark up the side: where, in px, and what to call them. */
  up: readonly { at: number; label: string }[];
  /** Values to mark along the foot. */
  along: readonly { at: number; label: string }[];
  children: ReactNode;
}

/** An SVG plot with a light grid and labels; what it shows is its children. */
export function Axes({ frame, up, along, children }: AxesProps) {
  const { width, height, left, right, bottom } = frame;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="h-auto max-w-full font-sans text-sm"
      role="presentation"
    >
      {up.map(({ at, label }) => (
        <g key={label}>
          <line x1={left} x2={width - right} y1={at} y2={at} className="stroke-rule" />
          <text x={left - 8} y={at} dy="0.32em" textAnchor="end" className="fill-muted">
            {label}
          </text>
        </g>
      ))}
      {along.map(({ at, label }) => (
        <text key={label} x={at} y={height - bottom + 20} textAnchor="middle" className="fill-muted">
          {label}
        </text>
      ))}
      {children}
    </svg>
  );
}

/** Every so many of a list that about `count` are left, the last always among them. */
export function thinned<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, i) => (items.length - 1 - i) % step === 0);
}
