import type { Grade } from "@/lib/domain/grade";

/** A finger that begins this near to the screen's edge means the browser: its way back begins there. In px. */
const EDGE = 32;
/** Less than this is a tap that trembled, in px. */
const SLACK = 12;
/** Further than this share of the width, and at most so many px, the card is graded when it is let go. */
const FAR_SHARE = 0.3;
const FAR_MOST = 140;

/** What a finger does to the card: nothing yet, or drags it towards a grade, which letting go would give if `far`. */
export interface Drag {
  dx: number;
  grade: Grade;
  far: boolean;
}

/** Whether a swipe may begin at this place of a screen of this width. */
export function mayBegin(x: number, width: number): boolean {
  return x > EDGE && x < width - EDGE;
}

/** What a finger that has moved so far means: left is Again, right is Good. Null while it is no swipe, or more a scroll. */
export function dragOf(dx: number, dy: number, width: number): Drag | null {
  if (Math.abs(dx) < SLACK || Math.abs(dx) < Math.abs(dy)) return null;
  return { dx, grade: dx < 0 ? 1 : 3, far: Math.abs(dx) >= Math.min(FAR_MOST, FAR_SHARE * width) };
}
