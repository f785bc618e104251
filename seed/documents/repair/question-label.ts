// "Q1:", "Question 3.", "**Question**:", "Q)"; the word needs a sign or number behind it, or "Question" would go from
// "Question answering systems".
const label = /^(?:q|ques|question)\s*(?:[#№]?\s*\d+\s*[:.)\-–—]*|[:.)])\s*(?=\S)/i;
const numbering =
  /^(?:[#№]\s*)?(?:\d{1,4}(?:\.\d{1,3})*\s*[.):\]]|\(\d{1,4}\)|\[\d{1,4}\]|\d{1,4}\s+[-–—])(?=\s*[^\s\d])\s*/;
const wholeEmphasis = /^(\*\*\*|\*\*|__|\*|_)(?=\S)((?:(?!\1)[\s\S])*\S)\1$/;
const leadingEmphasis = /^(\*\*|__|\*|_)((?:q|ques|question)\s*\d*\s*[:.)]?|\d{1,4}\s*[.)])\s*\1\s*[:.)]?\s*/i;

function step(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^#{1,6}\s+/, "")
    .replace(/\s+#+$/, "")
    .replace(wholeEmphasis, "$2")
    .replace(leadingEmphasis, (all, _mark, _label, offset: number, whole: string) =>
      offset + all.length < whole.length ? "" : all,
    )
    .replace(label, "")
    .replace(numbering, "");
}

/** A question as written, one paragraph → one line without numbering, "Question:" labels and emphasis of the whole. */
export function repairQuestionLabel(question: string): string {
  let before = question;
  for (;;) {
    const after = step(before);
    if (after === before) return after;
    before = after;
  }
}
