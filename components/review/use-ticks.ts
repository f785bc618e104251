import { useState } from "react";
import type { TickedPoints } from "@/lib/domain/session";
import type { ReviewPoint } from "./review-card";

/** The key points ticked on the card that is shown; `shown` names it with its version, and another begins without ticks. */
export function useTicks(shown: string, points: readonly ReviewPoint[]) {
  const [state, setState] = useState<{ of: string; ticked: string[] } | null>(null);
  const ticked = state?.of === shown ? state.ticked : null;
  const toggle = (id: string) =>
    setState({
      of: shown,
      ticked: ticked?.includes(id) ? ticked.filter((one) => one !== id) : [...(ticked ?? []), id],
    });
  /** What a grade says of them: nothing where none was ever ticked. */
  const asPoints: TickedPoints | null = ticked && {
    recalled: points.flatMap(({ id }) => (ticked.includes(id) ? id : [])),
    missed: points.flatMap(({ id }) => (ticked.includes(id) ? [] : id)),
  };
  return { ticked, points: asPoints, toggle, clear: () => setState(null) };
}
