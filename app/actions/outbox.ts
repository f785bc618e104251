import { changeCard } from "./change-card";
import { gradeCard } from "./grade-card";
import { practiceCard } from "./practice-card";
import { redo, undo } from "./undo";
import { writeNote } from "./write-note";

/** What the outbox of a page sends its entries to, by their kinds. */
export const outboxActions = {
  grade: gradeCard,
  practice: practiceCard,
  change: changeCard,
  undo,
  redo,
  note: writeNote,
};
