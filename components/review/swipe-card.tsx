import type { ReactNode } from "react";
import { GRADE_WORDS, type Grade } from "@/lib/domain/grade";
import { useSwipe } from "./use-swipe";

interface SwipeCardProps {
  enabled: boolean;
  intervals: Record<Grade, string> | null;
  onGrade: (grade: Grade) => void;
  children: ReactNode;
}

/** A card that a finger may drag towards Again or Good; while it does, it says what letting go will do. */
export function SwipeCard({ enabled, intervals, onGrade, children }: SwipeCardProps) {
  const { drag, handlers } = useSwipe(enabled, onGrade);
  return (
    // What is dragged out of the page does not make it wider.
    <div {...handlers} className={drag ? "overflow-x-clip" : undefined}>
      <div
        style={drag ? { transform: `translateX(${drag.dx}px)` } : undefined}
        className={drag ? "select-none motion-reduce:transform-none!" : undefined}
      >
        {children}
      </div>
      {drag && (
        <p
          data-far={drag.far}
          className={`fixed inset-x-4 top-1/3 z-20 mx-auto max-w-xs rounded-md border-2 bg-raised px-4 py-3 text-center font-semibold ${
            drag.grade === 1 ? "text-again" : "text-good"
          } ${drag.far ? "border-current" : "border-rule"}`}
        >
          {GRADE_WORDS[drag.grade]}
          {intervals && `, ${intervals[drag.grade]}`}
          <span className="block text-sm font-normal text-muted">
            {drag.far ? "Let go to grade, or drag back" : "Drag further to grade"}
          </span>
        </p>
      )}
    </div>
  );
}
