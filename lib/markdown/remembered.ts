/**
 * A function of a text that knows its last answers: cards are the same for everyone, and their words change rarely.
 * @param most how many characters, of texts and answers together, are kept
 */
export function remembered(make: (text: string) => string, most: number): (text: string) => string {
  const known = new Map<string, string>();
  let length = 0;
  return (text) => {
    const kept = known.get(text);
    const answer = kept ?? make(text);
    known.delete(text); // what was asked for last is forgotten last
    known.set(text, answer);
    if (kept === undefined) length += text.length + answer.length;
    for (const [oldest, its] of known) {
      if (length <= most) break;
      known.delete(oldest);
      length -= oldest.length + its.length;
    }
    return answer;
  };
}
