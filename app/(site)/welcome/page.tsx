import type { Metadata } from "next";
import { savePlan } from "@/app/actions/save-plan";
import { PlanForm } from "@/components/plan/plan-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { safePath } from "@/lib/auth/safe-path";
import { requireLearner } from "@/lib/auth/session";
import { findPreferences } from "@/lib/db/preferences";
import { findSecondsPerShowing, listPlanDecks, type PlanDeck } from "@/lib/db/welcome";
import type { Level } from "@/lib/domain/level";
import { decksForLevel } from "@/lib/domain/plan-pace";
import type { Preferences } from "@/lib/domain/preferences";
import { studyDayOf } from "@/lib/domain/study-day";

export const metadata: Metadata = { title: "Plan" };

/** What the first visit proposes. */
const FIRST = { level: "core" as Level, minutesPerDay: 20 };

export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safePath((await searchParams).next);
  const { userId, settings } = await requireLearner("/welcome");
  const [preferences, decks, secondsPerShowing] = await Promise.all([
    findPreferences(userId),
    listPlanDecks(userId),
    findSecondsPerShowing(userId, settings),
  ]);
  const first = !preferences.welcomed && !decks.some(({ studied }) => studied);
  if (decks.length === 0) {
    return (
      <>
        <PageHeader title="Plan" />
        <EmptyState title="There are no decks yet">
          Whoever runs this server has to import the question bank first: npm run db:seed.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={first ? "What are you preparing for?" : "Your plan"}
        lead={first ? "Four questions, so that each day brings what you have time for." : undefined}
      />
      <PlanForm
        values={first ? { ...FIRST, interviewDate: null, decks: suggested(decks) } : valuesOf(preferences, decks)}
        decks={decks}
        today={studyDayOf(new Date(), settings)}
        secondsPerShowing={secondsPerShowing}
        next={next}
        first={first}
        save={savePlan}
      />
    </>
  );
}

const suggested = (decks: PlanDeck[]) =>
  decksForLevel(
    FIRST.level,
    decks.filter((deck) => !deck.own),
  ).map(({ slug }) => slug);

/** What was planned; where nothing was, what the first visit proposes. */
function valuesOf({ interviewDate, level, minutesPerDay }: Preferences, decks: PlanDeck[]) {
  const studied = decks.filter((deck) => deck.studied).map(({ slug }) => slug);
  if (minutesPerDay === null && studied.length === 0) return { ...FIRST, interviewDate, decks: suggested(decks) };
  const chosen = studied.length > 0 ? studied : suggested(decks);
  return { interviewDate, level, minutesPerDay: minutesPerDay ?? FIRST.minutesPerDay, decks: chosen };
}
