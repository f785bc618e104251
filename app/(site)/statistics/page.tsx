import type { Metadata } from "next";
import { StageBar } from "@/components/decks/stage-bar";
import { ForecastChart } from "@/components/stats/forecast-chart";
import { RetentionChart } from "@/components/stats/retention-chart";
import { RetentionTable } from "@/components/stats/retention-table";
import { ReviewsChart } from "@/components/stats/reviews-chart";
import { SlippingPoints } from "@/components/stats/slipping-points";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { requireLearner } from "@/lib/auth/session";
import { listSlippingPoints } from "@/lib/db/slipping-points";
import { loadAggregates } from "@/lib/db/statistics";
import { forecast, retentionOverTime, reviewsPerDay, trueRetention } from "@/lib/domain/statistics";
import { studyDayOf } from "@/lib/domain/study-day";
import { inOrder } from "@/lib/markdown/in-order";
import { renderInline } from "@/lib/markdown/render";

export const metadata: Metadata = { title: "Statistics" };

/** Half a year of weeks, a month of days behind, a month ahead. */
const WEEKS = { spanDays: 7, points: 26 };
const DAYS = 30;

/** How many of the points that keep slipping are listed, at first and when all are asked for. */
const POINTS = { few: 10, all: 200 };

interface Props {
  searchParams: Promise<{ points?: string | string[] }>;
}

export default async function StatisticsPage({ searchParams }: Props) {
  const { userId, settings } = await requireLearner("/statistics");
  const limit = (await searchParams).points === "all" ? POINTS.all : POINTS.few;
  const now = new Date();
  const [{ days, due, counts }, slipping] = await Promise.all([
    loadAggregates(userId, settings, now),
    listSlippingPoints(userId, limit),
  ]);
  const today = studyDayOf(now, settings);
  if (days.length === 0) return <Empty />;
  const points = await inOrder(slipping.points, async ({ text, ...point }) => ({
    ...point,
    html: await renderInline(text, { reader: userId }),
  }));
  return (
    <div className="max-w-read">
      <PageHeader title="Statistics" lead="Counted in your study days, from every review you have made." />
      <section aria-label="Cards you study">
        <StageBar counts={counts} />
      </section>
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-10">
        <RetentionChart points={retentionOverTime(days, today, WEEKS)} desired={settings.desiredRetention} />
        <div>
          <p className="mb-3 max-w-[68ch] text-sm text-muted">
            True retention is the share recalled, of the reviews of cards that had waited a day or more. A card is young
            below 21 days of interval, and mature from 21 on. See{" "}
            <a href="https://docs.ankiweb.net/stats.html#true-retention" className="link">
              Anki&rsquo;s definition
            </a>
            , which is the same.
          </p>
          <RetentionTable rows={trueRetention(days, today)} />
        </div>
        <ReviewsChart days={reviewsPerDay(days, today, DAYS)} />
        <SlippingPoints
          {...slipping}
          points={points}
          moreHref={limit === POINTS.few ? "/statistics?points=all#slipping" : null}
        />
        <ForecastChart forecast={forecast(due, today, DAYS)} />
      </div>
    </div>
  );
}

function Empty() {
  return (
    <>
      <PageHeader title="Statistics" />
      <EmptyState
        title="No reviews yet"
        action={
          <Link href="/" className="button button-primary">
            Go to today
          </Link>
        }
      >
        After your first reviews, this page shows how much you remember, how much you have done, and what is coming.
      </EmptyState>
    </>
  );
}
