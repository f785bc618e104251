import { Link } from "@/components/ui/link";

const REASONS = [
  {
    title: "Cards worth learning",
    text: "One card a question, with the points an interviewer listens for, from fundamentals to whole designs.",
  },
  {
    title: "Scheduled exactly",
    text: "FSRS shows each card when you are about to forget it, by your own days and clock.",
  },
  {
    title: "Nothing is lost",
    text: "Every review is kept. Your retention is measured, not guessed, and shown with its uncertainty.",
  },
];

/** What a visitor sees first. */
export function Visitor() {
  return (
    <div className="max-w-read py-6 sm:py-14">
      <h1 className="font-serif text-4xl leading-tight font-semibold sm:text-5xl">Know it when they ask.</h1>
      <p className="mt-5 max-w-[54ch] text-lg text-muted">
        Flashcards for system-design interviews, a few minutes every morning. You recall the answer, say how it went,
        and the next date is set for you.
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        <Link href="/sign-up" className="button button-primary min-w-40">
          Create an account
        </Link>
        <Link href="/try" className="button">
          Try three cards first
        </Link>
        <Link href="/decks" className="button">
          Look at the decks
        </Link>
      </div>
      <ul className="mt-14 grid gap-8 sm:grid-cols-3">
        {REASONS.map(({ title, text }) => (
          <li key={title}>
            <h2 className="font-serif text-lg font-semibold">{title}</h2>
            <p className="mt-1 text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
