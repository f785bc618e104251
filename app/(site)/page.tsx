import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JourneyHint } from "@/app/journey-hint";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { findLearner, type Learner } from "@/lib/auth/session";
import { listDecks } from "@/lib/db/decks";
import { findNextDue } from "@/lib/db/next-due";
import { findPreferences } from "@/lib/db/preferences";
import { loadQueue, loadToday } from "@/lib/db/queue";
import { countSetAside } from "@/lib/db/set-aside";
import { listPlanDecks } from "@/lib/db/welcome";
import { countCards } from "@/lib/domain/plan-pace";
import type { QueueEntry } from "@/lib/domain/queue";
import { studyDayOf } from "@/lib/domain/study-day";
import { AllDone } from "./all-done";
import { InterviewLine } from "./interview-line";
import { SetAsideLine } from "./set-aside-line";
import { StudyMore } from "./study-more";
import { Visitor } from "./visitor";

export const metadata: Metadata = { title: { absolute: "System Design Cards" } };

export default async function TodayPage() {
  const learner = await findLearner();
  if (!learner) return <Visitor />;
  return (
    <>
      <JourneyHint zone={learner.settings.timeZone} />
      <Today learner={learner} now={new Date()} />
    </>
  );
}

async function Today({ learner: { userId, settings }, now }: { learner: Learner; now: Date }) {
  const [queue, decks, today, preferences, aside] = await Promise.all([
    loadQueue(userId, settings, now, []),
    listDecks(userId, settings, now),
    loadToday(userId, settings, now),
    findPreferences(userId),
    countSetAside(userId, studyDayOf(now, settings), null),
  ]);
  const studied = decks.filter((deck) => deck.studied);
  if (studied.length === 0) return preferences.welcomed ? <NoDecks /> : redirect("/welcome");
  const count = (kind: QueueEntry["kind"]) => queue.filter((entry) => entry.kind === kind).length;
  const waiting = {
    new: studied.reduce((sum, deck) => sum + deck.newToday, 0) - count("new"),
    reviews: studied.reduce((sum, deck) => sum + deck.due, 0) - count("review") - count("learning"),
  };
  const more = <StudyMore left={today.left} waiting={waiting} />;
  const { interviewDate, level } = preferences;
  const interview = interviewDate && (
    <InterviewLine
      interviewDate={interviewDate}
      today={studyDayOf(now, settings)}
      cards={countCards(
        (await listPlanDecks(userId)).filter((deck) => deck.studied),
        level,
      )}
      newToday={today.left.new}
      newPerDay={settings.newPerDay}
    />
  );
  if (queue.length === 0) {
    const next = await findNextDue(userId, settings, now);
    return (
      <AllDone
        now={now}
        clock={settings}
        next={next}
        waiting={waiting}
        aside={aside}
        cards={studied.reduce((sum, deck) => sum + deck.cards, 0)}
        interview={interview}
      >
        {more}
      </AllDone>
    );
  }
  const rows = studied
    .map((deck) => ({ ...deck, entries: queue.filter((entry) => entry.deckSlug === deck.slug) }))
    .filter((deck) => deck.entries.length > 0);
  return (
    <div className="max-w-read">
      <PageHeader
        title={`${queue.length} ${queue.length === 1 ? "card" : "cards"} today`}
        lead={kinds(queue)}
        actions={
          <Link href="/review" className="button button-primary min-w-40">
            Start review
          </Link>
        }
      />
      {interview}
      <h2 className="sr-only">By deck</h2>
      <form action="/review">
        <ul className="border-t border-rule">
          {rows.map((deck) => (
            <li key={deck.slug} className="flex items-center border-b border-rule">
              {rows.length > 1 && (
                <label className="flex min-h-11 items-center pe-3">
                  <input type="checkbox" name="deck" value={deck.slug} className="size-5 accent-accent" />
                  <span className="sr-only">Choose {deck.title}</span>
                </label>
              )}
              <Link
                href={`/review?deck=${deck.slug}`}
                aria-label={`Review ${deck.title}: ${kinds(deck.entries)}`}
                className="grid min-h-14 flex-1 grid-cols-[1fr_auto] items-center gap-x-6 py-2 hover:text-accent"
              >
                <span dir="auto" className="font-serif text-lg wrap-anywhere">
                  {deck.title}
                </span>
                <span className="text-end text-sm text-muted">{kinds(deck.entries)}</span>
              </Link>
            </li>
          ))}
        </ul>
        {rows.length > 1 && (
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <button type="submit" className="button">
              Review the chosen decks
            </button>
            <button type="submit" name="practice" value="yes" className="button">
              Practice them
            </button>
            <p className="text-sm text-muted">Practice schedules nothing. With none chosen, it is about all decks.</p>
          </div>
        )}
      </form>
      <SetAsideLine counts={aside} deck={null} />
      {more}
    </div>
  );
}

/** What a queue is made of: "3 learning, 20 to review, 5 new". */
function kinds(entries: readonly QueueEntry[]): string {
  const count = (kind: QueueEntry["kind"]) => entries.filter((entry) => entry.kind === kind).length;
  const parts = [
    [count("learning"), "learning"],
    [count("review"), "to review"],
    [count("new"), "new"],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${words}`)
    .join(", ");
}

function NoDecks() {
  return (
    <>
      <PageHeader title="Today" />
      <EmptyState
        title="Choose what to learn"
        action={
          <>
            <Link href="/decks" className="button button-primary">
              Choose a deck
            </Link>
            <Link href="/welcome" className="button">
              Make a plan
            </Link>
          </>
        }
      >
        You study no deck yet. Fundamentals is a good first one; its new cards then come a few a day. A plan chooses for
        you, by your interview and the minutes that you have.
      </EmptyState>
    </>
  );
}
