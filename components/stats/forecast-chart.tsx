import type { Forecast } from "@/lib/domain/statistics";
import { Bars } from "./bars";
import { Figure } from "./figure";
import { shortDay } from "./words";

const SERIES = [{ key: "cards", fill: "fill-young" }];

/** Cards falling due on each coming study day. */
export function ForecastChart({ forecast: { backlog, days } }: { forecast: Forecast }) {
  const cards = days.reduce((sum, day) => sum + day.cards, 0);
  const late =
    backlog === 0
      ? "Nothing is overdue."
      : `${backlog} more ${backlog === 1 ? "is" : "are"} overdue from earlier days.`;
  return (
    <Figure
      question="What is coming?"
      caption={`${cards} cards you have begun fall due in the next ${days.length} days. ${late} New cards come on top.`}
      table={{ head: ["Day", "Cards"], rows: days.map((day) => [shortDay(day.studyDay), day.cards]) }}
      draw={(width) => <Bars days={days.map((day) => ({ ...day }))} series={SERIES} width={width} />}
    />
  );
}
