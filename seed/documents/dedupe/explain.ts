import type { Aspect } from "./aspects";
import type { Prepared } from "./prepare";

const told: Record<Aspect, string> = {
  define: "a definition",
  why: "its purpose",
  when: "when to use it",
  how: "how it works",
  list: "its kinds",
  compare: "a comparison",
  judge: "trade-offs or risks",
  design: "a design",
  operate: "how to handle it",
};

/** At least this many of a cluster's members share what is named as shared. */
const most = 0.6;

/** The members of a cluster and the probability of its weakest accepted link → why they are one question, in words. */
export function explainCluster(members: Prepared[], weakest: number | undefined): string {
  if (members.length < 2) return "no other item asks this";
  const concepts = new Map<string, number>();
  const aspects = new Map<Aspect, number>();
  const names = new Map<string, Set<string>>();
  for (const { meaning } of members) {
    for (const [concept, weight] of meaning.about)
      if (weight >= 0.4) concepts.set(concept, (concepts.get(concept) ?? 0) + 1);
    for (const aspect of new Set(meaning.aspects)) aspects.set(aspect, (aspects.get(aspect) ?? 0) + 1);
    for (const [concept, written] of meaning.aliases)
      names.set(concept, (names.get(concept) ?? new Set<string>()).add(written));
  }
  const shared = <Key>(counts: Map<Key, number>): Key[] =>
    [...counts]
      .filter(([, count]) => count >= members.length * most)
      .sort((a, b) => b[1] - a[1])
      .map(([key]) => key);
  const subjects = shared(concepts).slice(0, 4);
  const also = subjects.flatMap((concept) =>
    [...(names.get(concept) ?? [])].slice(0, 3).map((name) => `"${name}" = ${concept}`),
  );
  const asks = shared(aspects)
    .slice(0, 2)
    .map((aspect) => told[aspect]);
  const parts = [
    subjects.length > 0 ? `same subject: ${subjects.join(", ")}` : "subjects in other words",
    also.length > 0 ? `by synonym: ${also.join("; ")}` : "",
    asks.length > 0 ? `same request: ${asks.join(" and ")}` : "",
    weakest === undefined ? "same meaning word for word" : `least average likeness at a merge: ${weakest.toFixed(2)}`,
  ];
  return parts.filter((part) => part !== "").join("; ");
}
