import { Link } from "@/components/ui/link";
import { interviewWords } from "@/lib/domain/interview";
import type { StudyDay } from "@/lib/domain/study-day";

interface Props {
  interviewDate: StudyDay;
  today: StudyDay;
  /** The cards of the decks that are studied. */
  cards: { total: number; met: number };
  newToday: number;
  newPerDay: number;
}

/** How long it is to the interview, and whether the pace holds. */
export function InterviewLine({ interviewDate, today, cards, newToday, newPerDay }: Props) {
  const { when, pace } = interviewWords(interviewDate, today, cards, newToday, newPerDay);
  return (
    <p className="mb-6 border-s-2 border-accent ps-4 text-muted">
      <span className="font-medium text-ink">{when}</span>
      {pace && <span className="block">{pace}</span>}{" "}
      <Link href="/welcome" className="link inline-flex min-h-11 items-center">
        {interviewDate < today ? "Set the next date" : "Change the plan"}
      </Link>
    </p>
  );
}
