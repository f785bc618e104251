import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import { type CurvePoint, type ForgettingCurve, studyDayAt } from "@/lib/domain/forgetting-curve";
import { GRADE_WORDS, GRADES } from "@/lib/domain/grade";
import { Axes } from "./axes";
import { Figure } from "./figure";
import { GradeMark, GradeSymbol } from "./grade-mark";
import { longDay, percent, shortDay } from "./words";

interface ForgettingChartProps {
  curve: ForgettingCurve;
  /** 0 to 1. */
  desired: number;
}

/** From so many study days with reviews on, their marks are drawn small. */
const MANY = 40;

/** How the chance of recalling a card has fallen and come back, where it is now, and what is predicted. */
export function ForgettingChart({ curve, desired }: ForgettingChartProps) {
  const { now, due, reviews } = curve;
  const day = (at: number) => longDay(studyDayAt(curve, at));
  const grades = GRADES.filter((grade) => reviews.some((review) => review.grade === grade));
  return (
    <Figure
      question="How well do you know this now?"
      caption={
        <>
          {sentence(curve)}{" "}
          {grades.map((grade) => (
            <span key={grade} className="me-3 inline-flex items-center gap-1.5 whitespace-nowrap">
              <GradeMark grade={grade} />
              {GRADE_WORDS[grade]}
            </span>
          ))}
        </>
      }
      table={{
        head: ["Study day", "Chance of recall", "Grade", "Stability after"],
        rows: [
          ...reviews.map(({ day: at, recall, grade, reviews: count, stability }, i) => [
            day(at),
            i === 0 || recall === 1 ? "new" : percent(recall),
            count === 1 ? GRADE_WORDS[grade] : `${GRADE_WORDS[grade]}, then ${count - 1} more`,
            `${stability < 10 ? stability.toFixed(1) : Math.round(stability)} days`,
          ]),
          ...(now ? [[`Now, ${day(now.day)}`, percent(now.recall), "", ""]] : []),
          ...(due ? [[`Due, ${day(due.day)}`, percent(due.recall), "", ""]] : []),
        ],
      }}
      draw={(width) => <Plot curve={curve} desired={desired} width={width} />}
    />
  );
}

function sentence(curve: ForgettingCurve): string {
  const { now, due } = curve;
  if (!now) return "You reset this card: it is new again, and the curve begins anew with its next review.";
  const chance = `By FSRS, the chance that you recall it today is ${percent(now.recall)}.`;
  if (!due) return `${chance} It does not come up while it is suspended.`;
  if (due.day < now.day) return `${chance} It has been due since ${longDay(studyDayAt(curve, due.day))}.`;
  if (due.day === now.day) return `${chance} It is due today.`;
  return `${chance} It is due on ${longDay(studyDayAt(curve, due.day))}, when the chance will be ${percent(due.recall)}.`;
}

function Plot({ curve, desired, width }: ForgettingChartProps & { width: number }) {
  const { past, ahead, reviews, resets, now, due, days } = curve;
  const frame = { width, height: 250, left: 52, right: 70, top: 34, bottom: 30 };
  const lowest = Math.min(desired, ...[...past.flat(), ...ahead].map(({ recall }) => recall));
  const y = scaleLinear(
    [Math.max(0, Math.floor((lowest - 0.02) * 10) / 10), 1],
    [frame.height - frame.bottom, frame.top],
  );
  const x = scaleLinear([0, days], [frame.left + 6, width - frame.right]);
  const path = line<CurvePoint>(
    ({ day }) => x(day),
    ({ recall }) => y(recall),
  ).digits(1);
  const floor = frame.height - frame.bottom;
  const size = reviews.length > MANY ? 24 : 64;
  return (
    <Axes
      frame={frame}
      up={y.ticks(4).map((tick) => ({ at: y(tick), label: percent(tick) }))}
      along={dates(curve, width < 500 ? 3 : 6).map(({ day, label }) => ({ at: x(day), label }))}
    >
      <line
        x1={frame.left}
        x2={width - frame.right}
        y1={y(desired)}
        y2={y(desired)}
        className="stroke-ink"
        strokeDasharray="2 3"
      />
      <text x={width - frame.right + 8} y={y(desired)} dy="0.32em" className="fill-ink">
        desired
      </text>
      {resets.map((day) => (
        <g key={day}>
          <line x1={x(day)} x2={x(day)} y1={frame.top} y2={floor} className="stroke-muted" strokeDasharray="1 4" />
          <text x={x(day) + 5} y={floor - 8} className="fill-muted">
            reset
          </text>
        </g>
      ))}
      <path d={jumps(curve, x, y)} fill="none" className="stroke-mature/40" />
      <path
        d={past.map((stretch) => path(stretch)).join("")}
        fill="none"
        className="stroke-mature"
        strokeWidth={reviews.length > MANY ? 1.25 : 2}
      />
      <path d={path(ahead) ?? ""} fill="none" className="stroke-mature" strokeWidth={2} strokeDasharray="5 4" />
      {reviews.map(({ day, recall, grade }) => (
        <GradeSymbol key={day} grade={grade} x={x(day)} y={y(recall)} size={size} />
      ))}
      {due && <Due at={{ x: x(due.day), y: y(due.recall) }} day={studyDayAt(curve, due.day)} width={width} />}
      {now && (
        <g>
          <line x1={x(now.day)} x2={x(now.day)} y1={frame.top - 8} y2={floor} className="stroke-ink" />
          <circle cx={x(now.day)} cy={y(now.recall)} r={4} className="fill-ink stroke-paper" strokeWidth={1.5} />
          <Label x={x(now.day)} y={frame.top - 14} width={width} className="fill-ink font-semibold">
            {`now ${percent(now.recall)}`}
          </Label>
        </g>
      )}
    </Axes>
  );
}

/** The date of the next review, on the curve: an open ring, and its day above it. */
function Due({ at, day, width }: { at: { x: number; y: number }; day: string; width: number }) {
  return (
    <g>
      <circle cx={at.x} cy={at.y} r={5} className="fill-paper stroke-ink" strokeWidth={1.5} />
      <Label x={at.x} y={at.y + 22} width={width} className="fill-ink">
        {`due ${shortDay(day)}`}
      </Label>
    </g>
  );
}

/** A label around a place, kept within the picture. */
function Label(props: { x: number; y: number; width: number; className: string; children: string }) {
  const { x, y, width, className, children } = props;
  const half = children.length * 3.8;
  return (
    <text
      x={Math.min(Math.max(x, half), width - half)}
      y={y}
      textAnchor="middle"
      className={`${className} stroke-paper [paint-order:stroke]`}
      strokeWidth={4}
    >
      {children}
    </text>
  );
}

type Scale = (value: number) => number;

/** From where recall had fallen to, up to where each review brought it. */
function jumps({ past, reviews }: ForgettingCurve, x: Scale, y: Scale): string {
  return reviews
    .map(({ day, recall }, i) =>
      i > 0 && past[i] ? `M${x(day).toFixed(1)},${y(recall).toFixed(1)}V${y(1).toFixed(1)}` : "",
    )
    .join("");
}

/** About so many dates along the foot, each with another label. */
function dates({ start, days }: ForgettingCurve, count: number): { day: number; label: string }[] {
  const first = Date.parse(start);
  const scale = scaleUtc([first, first + days * 86_400_000], [0, days]);
  const labels = new Map<string, number>();
  for (const tick of scale.ticks(count)) {
    const day = tick.toISOString().slice(0, 10);
    const label = days > 300 ? longDay(day).slice(-8).trim() : shortDay(day);
    if (!labels.has(label)) labels.set(label, scale(tick));
  }
  return [...labels].map(([label, day]) => ({ day, label }));
}
