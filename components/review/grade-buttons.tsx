import { GRADE_WORDS, GRADES, type Grade } from "@/lib/domain/grade";
import { acceptedGrade } from "@/lib/domain/suggest-grade";
import { keyOf } from "./keys";
import { useBindings } from "./use-bindings";
import { useMeant } from "./use-meant";

/** Each grade's own hue, beside its word and its key. */
const HUES: Record<Grade, string> = {
  1: "border-t-again text-again",
  2: "border-t-hard text-hard",
  3: "border-t-good text-good",
  4: "border-t-easy text-easy",
};

interface GradeButtonsProps {
  /** The interval that each grade gives; null where nothing is scheduled. */
  intervals: Record<Grade, string> | null;
  /** The grade that the ticked points speak for: shown, and left to the learner. */
  suggested: Grade | null;
  onGrade: (grade: Grade) => void;
}

/** The four grades: under the thumb on a phone, under the answer on a desk. */
export function GradeButtons({ intervals, suggested, onGrade }: GradeButtonsProps) {
  const bindings = useBindings();
  const { onPointerDown, isMeantBy } = useMeant();
  const accept = keyOf("accept", 0, bindings);
  /** The grade's own key, and the one that accepts it. */
  const keysOf = (grade: Grade) =>
    [keyOf("grade", grade - 1, bindings), grade === acceptedGrade(suggested) ? accept : ""].filter(Boolean);
  return (
    <fieldset className="fixed inset-x-0 bottom-0 z-10 border-t border-rule bg-paper px-2 pt-3 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:static sm:mt-8 sm:border-0 sm:bg-transparent sm:p-0">
      <legend className="sr-only">How well did you recall it?</legend>
      <div className="mx-auto grid max-w-read grid-cols-4 gap-2">
        {GRADES.map((grade) => (
          <button
            key={grade}
            type="button"
            onPointerDown={onPointerDown}
            onClick={(event) => isMeantBy(event) && onGrade(grade)}
            aria-keyshortcuts={keysOf(grade).join(" ") || undefined}
            className={`relative flex min-h-14 cursor-pointer flex-col items-center justify-center rounded-md border border-t-[3px] border-rule bg-raised px-1 py-1.5 hover:bg-sunk ${HUES[grade]} ${grade === suggested ? "ring-2 ring-current" : ""}`}
          >
            <span className="font-semibold">
              {GRADE_WORDS[grade]}
              <kbd className="ms-1.5 hidden font-sans text-sm font-normal text-muted sm:inline">
                {keysOf(grade).join(" · ")}
              </kbd>
            </span>
            {intervals && <span className="text-sm text-muted">{intervals[grade]}</span>}
            {grade === suggested && (
              // Over the button's edge, so that nothing moves when it comes.
              <span className="absolute -top-3 rounded-sm bg-paper px-1 text-sm leading-none">
                <span className="sr-only">, </span>suggested
              </span>
            )}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
