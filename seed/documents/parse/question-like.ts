const asks = /[?？؟](?:["'”’)\]*_`\s]|\p{Extended_Pictographic}|\uFE0F)*$/u;
const asksThenTells = /^(?:what|how|why|when|which|where|who|is|are|can|should|do|does)\b.{3,}\?\s+\p{Lu}/iu;
const tells =
  /^(?:explain|describe|compare|contrast|discuss|define|design|implement|list|name|outline|differentiate|distinguish|walk|tell|give|state|summari[sz]e|illustrate|sketch|propose|estimate|calculate|architect|differences? between|difference of|pros and cons of|advantages (?:and disadvantages )?of)\b/i;
const tellsShortly = /^(?:(?:[Ee]xplain|[Dd]escribe|[Dd]efine|[Dd]iscuss|[Cc]ompare) \S|[Dd]esign \p{Lu})/u;
const interrogative =
  /^(?:(?:in|at|for|to|under|on|by|with|from) )?(?:what|how|why|when|which|where|who|whose|whom)\b/i;
// These open a part of an answer, not a question.
const partOfAnswer =
  /^(?:when (?:not )?to\b|how it\b|how to use\b|how this\b|why it\b|why this\b|what it\b|what you\b|what we\b|what'?s (?:new|next|inside)\b|design (?:decisions?|considerations?|principles?|patterns?|overview|choices|goals|notes|steps|summary|concepts?|approach|trade-?offs?)\b|list of\b|name:)/i;
const groups =
  /^(?:.*\bquestions?(?:\s+(?:and|&)\s+answers?)?\s*(?:\([^)]*\))?\s*:?|(?:q\s*&\s*a|faqs?)\b.*|.*\b(?:q\s*&\s*a|faqs?)\s*)$/i;

/** Whether a line (without numbering or label) ends in a question mark, of whatever script. */
export const hasQuestionMark = (text: string): boolean => asks.test(text);

/** Whether a heading only announces questions ("Design Questions (21-40)", "FAQ"). */
export const announcesQuestions = (text: string): boolean => !hasQuestionMark(text) && groups.test(text.trim());

/** Whether a line, though short and without a mark, starts as a question does: enough where the author numbers it. */
export const startsAsQuestion = (text: string): boolean =>
  interrogative.test(text.trim()) && !partOfAnswer.test(text.trim());

/** Whether a line (without numbering or label) reads as something an interviewer asks; false for any empty line. */
export function isQuestionLike(text: string): boolean {
  const line = text.trim();
  if (line.length < 4 || line.length > 600 || announcesQuestions(line)) return false;
  if (hasQuestionMark(line)) return /\p{L}{2}/u.test(line);
  if (asksThenTells.test(line)) return true;
  if (partOfAnswer.test(line) || /:\s*$/.test(line)) return false;
  const words = line.split(/\s+/).length;
  if (tells.test(line)) return words >= 3 || tellsShortly.test(line);
  return interrogative.test(line) && (words >= 5 || /^what (?:is|are) \S/i.test(line));
}
