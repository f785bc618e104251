import { repairBlankLines } from "./blank-lines";
import { repairEncoding } from "./encoding";
import { repairFences } from "./fences";
import { repairLineEndings } from "./line-endings";
import { repairMermaid } from "./mermaid";
import { repairQuestionLabel } from "./question-label";

type Repair = (text: string) => string;

const inOrder =
  (repairs: Repair[]): Repair =>
  (text) =>
    repairs.reduce((repaired, repair) => repair(repaired), text);

/** The one place that says which repairs run where, and in which order; each is `string → string` and idempotent. */
export const repairs = {
  /** A whole document before it is read; keeps the number of lines, so that positions stay true. */
  document: inOrder([repairLineEndings, repairEncoding]),
  /** A whole document after its lines were counted: may put in and take out lines. */
  structure: repairFences,
  /** An answer cut out of its document. */
  answer: inOrder([repairLineEndings, repairEncoding, repairFences, repairMermaid, repairBlankLines]),
  /** A question cut out of its document. */
  question: inOrder([repairEncoding, repairQuestionLabel]),
};
