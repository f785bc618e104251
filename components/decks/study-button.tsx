interface StudyButtonProps {
  slug: string;
  studied: boolean;
  /** Whether it is the page's first thing to do. */
  primary: boolean;
  /** The deck's title, where the button stands among those of other decks. */
  title?: string;
  studyDeck: (form: FormData) => Promise<void>;
}

/** Among many decks, stopping is possible, and not what one comes for. */
const QUIET = "min-h-11 cursor-pointer text-sm text-muted underline decoration-rule underline-offset-4 hover:text-ink";

/** Starts or stops studying a deck. Stopping keeps what was learned. */
export function StudyButton({ slug, studied, primary, title, studyDeck }: StudyButtonProps) {
  const label = studied ? "Stop studying" : title ? "Study" : "Study this deck";
  return (
    <form action={studyDeck}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="study" value={studied ? "no" : "yes"} />
      <button type="submit" className={studied && title ? QUIET : primary ? "button button-primary" : "button"}>
        {label}
        {title && <span className="sr-only"> {title}</span>}
      </button>
    </form>
  );
}
