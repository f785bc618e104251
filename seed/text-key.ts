/** A question's words, by which it is known again whatever its case, punctuation and place. */
export function textKey(question: string): string {
  return (question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}
