import type { ReviewsOfDay } from "@/lib/domain/statistics";
import { Bars } from "./bars";
import { Figure } from "./figure";
import { shortDay } from "./words";

const SERIES = [
  { key: "mature", fill: "fill-mature", dot: "bg-mature" },
  { key: "young", fill: "fill-young", dot: "bg-young" },
  { key: "learning", fill: "fill-learning", dot: "bg-learning" },
];

/** Reviews of the last days, by how well the cards were known before. */
export function ReviewsChart({ days }: { days: readonly ReviewsOfDay[] }) {
  const active = days.filter((day) => total(day) > 0);
  const reviews = days.reduce((sum, day) => sum + total(day), 0);
  const time = days.reduce((sum, day) => sum + day.durationMs, 0);
  const minutes = active.length === 0 ? 0 : Math.round(time / 60_000 / active.length);
  return (
    <Figure
      question="How much have you done?"
      caption={
        <>
          {`${reviews} reviews on ${active.length} of the last ${days.length} days${active.length > 0 ? `, about ${minutes} min on each` : ""}. `}
          {SERIES.map(({ key, dot }) => (
            <span key={key} className="me-3 inline-flex items-center gap-1.5 whitespace-nowrap">
              <span className={`size-2 rounded-full ${dot}`} />
              {key}
            </span>
          ))}
        </>
      }
      table={{
        head: ["Day", "Learning", "Young", "Mature", "Minutes"],
        rows: days.map((day) => [
          shortDay(day.studyDay),
          day.learning,
          day.young,
          day.mature,
          Math.round(day.durationMs / 60_000),
        ]),
      }}
      draw={(width) => <Bars days={days.map((day) => ({ ...day }))} series={SERIES} width={width} />}
    />
  );
}

function total({ learning, young, mature }: ReviewsOfDay): number {
  return learning + young + mature;
}
