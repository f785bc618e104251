// "Q1:", "Question 3.", "**Question**:", "Q)"; the word needs a sign or number behind it, or "Question" would go from
// "Question answering systems".
const label = /^(?:q|ques|question)\s*(?:[#№]?\s*\d+\s*[:.)\-–—]*|[:.)])\s*(?=\S)/i;
const numbering =
  /^(?:[#№]\s*)?(?:\d{1,4}(?:\.\d{1,3})*\s*[.):\]]|\(\d{1,4}\)|\[\d{1,4}\]|\d{1,4}\s+[-–—])(?=\s*[^\s\d])\s*/;
const wholeEmphasis = /^(\*\*\*|\*\*|__|\*|_)(?=\S)((?:(?!\1)[\s\S])*\S)\1$/;
const leadingEmphasis = /^(\*\*|__|\*|_)((?:q|ques|question)\s*\d*\s*[:.)]?|\d{1,4}\s*[.)])\s*\1\s*[:.)]?\s*/i;

const pictures = /^(?:(?:\p{Extended_Pictographic}|\uFE0F|\u200D)+\s+)+(?=\S)/u;
// "1.2 Why …": levels need no sign behind them, but "99.99 percent" and "1.5 GB" are no levels.
const levels =
  /^\d{1,2}(?:\.\d{1,2})+\s+(?=(?:(?:\p{Extended_Pictographic}|\uFE0F)+\s+)?(?:what|how|why|when|which|where|who|explain|describe|discuss|define|compare|design|list|name|is|are|can|should|do|does)\b)/iu;

function step(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^#{1,6}\s+/, "")
    .replace(/\s+#+$/, "")
    .replace(/\s*<br\s*\/?>$/i, "")
    .replace(pictures, "")
    .replace(wholeEmphasis, "$2")
    .replace(leadingEmphasis, (all, _mark, _label, offset: number, whole: string) =>
      offset + all.length < whole.length ? "" : all,
    )
    .replace(label, "")
    .replace(levels, "")
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
