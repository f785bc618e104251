// "What is a saga? How …", "What is a CDN, and how …": what comes behind the first clause adds to it.
const nextClause =
  /[?.!]\s+(?=\S)|,?\s+and\s+(?=(?:how|why|when|what|where|which)\b)|,\s+(?=(?:how|why|when|what|where|which)\b)/i;
// "… in a microservices ecosystem", "… for a web application": the place, not the thing.
const place = /\s(?:in|within|for|from|per|across|under|using|with)\s/gi;
// "(like WhatsApp)", "e.g. Kafka": an example helps to tell, but is not what is asked about.
const examples =
  /\((?:like|e\.g\.?,?|such as|for example)\s[^)]*\)|\b(?:like|such as)\s+\p{Lu}[\w./-]*(?:(?:\s*[/,]\s*|\s+(?:or|and)\s+)\p{Lu}[\w./-]*)*/gu;

/** A question taken apart: the head of its first clause, the place that clause ends with, further clauses, examples. */
export type Clauses = { head: string; tail: string; rest: string; examples: string };

/** A question → its parts; parts that it does not have are "". */
export function clausesOf(question: string): Clauses {
  const given = question.match(examples)?.join(" ") ?? "";
  const text = question
    .replace(examples, " ")
    .replace(/\b(vs|etc|e\.g|i\.e)\./gi, "$1")
    .trim();
  const split = nextClause.exec(text);
  const first = split ? text.slice(0, split.index) : text;
  const rest = split ? text.slice(split.index + split[0].length) : "";
  const at = [...first.matchAll(place)].at(-1)?.index;
  const [head, tail] = at === undefined ? [first, ""] : [first.slice(0, at), first.slice(at)];
  return { head, tail, rest, examples: given };
}
