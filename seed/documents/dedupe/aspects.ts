/** What a question asks of its subject. */
export type Aspect = "define" | "compare" | "design" | "judge" | "operate" | "list" | "why" | "when" | "how";

// In order of how much each says; a question has all that match.
const patterns: [Aspect, RegExp][] = [
  [
    "compare",
    /\bdiffer(?:s|ence|ences|ent from)?\b|\bvs\b|\bversus\b|\bcompare[ds]?\b|\bcontrast\b|\bdistinguish\b|\b(?:prefer|preferable|choose|use|pick|favou?r|combine)\b.*\b(?:over|instead of|rather than)\b|\bbetter than\b|\bone over the other\b|\brelate to\b|\b(?:choose|decide|trade-?offs?) between\b/,
  ],
  [
    "design",
    /^(?:please )?(?:design|implement|build|create|architect|develop)\b|\bhow (?:do|would|can|could|should|to|will)(?: (?:you|we|i|one))? (?:design|implement|build|structure|architect|approach designing|create|develop|set up)\b|\bimplement (?:it|them)\b/,
  ],
  [
    "judge",
    /\btrade-? ?offs?\b|\bpros and cons\b|\bchallenges?\b|\brisks?\b|\bpitfalls?\b|\bdrawbacks?\b|\bdisadvantages?\b|\blimitations?\b|\bdownsides?\b|\bfailure (?:scenarios|modes)\b|\bconsiderations\b|\bissues\b|\bimpacts? of\b|\bproblems with\b/,
  ],
  [
    "operate",
    /\bhow (?:do|would|can|could|should|to|will|are|is)\b(?! (?:\S+ ){0,4}works?\b)(?! (?:you |we |i |one )?(?:design|implement|build|structure|architect|approach designing|create|develop|set up|use)\b)|\b(?:strategy|strategies|techniques|best practices) (?:to|for|do)\b|\b(?:prevent|avoid|mitigate|handle) it\b|\bhow (?:handle|implement|prevent|tier)\b|\b(?:prevention|mitigation|avoidance|handling|choice|selection)\b/,
  ],
  [
    "list",
    /\b(?:types?|kinds?|strategies|algorithms|patterns|states|models|techniques|practices|metrics|methods|pillars|components?|approaches|examples of)\b|\bname (?:two|three|some|the|common|\w+)\b|\blist\b/,
  ],
  [
    "why",
    /\bwhy\b|\bimportan(?:t|ce)\b|\bpurpose\b|\brole\b|\bbenefits?\b|\badvantages?\b|\bproblems? (?:does|do|is)\b|\bgoal\b/,
  ],
  ["when", /\bwhen\b|\buse cases?\b|\bwhere (?:is|are)\b/],
  [
    "how",
    /\bhow (?:does|do|is|are)\b.*\b(?:work|works|affect|impact|improve|help|reduce)\b|\bwhat happens\b|\bwhat does\b/,
  ],
  [
    "define",
    /\bwhat (?:is|are|'s)\b|\bwhat's\b|\bdefine\b|\bexplain\b|\bdescribe\b|\bdiscuss\b|\bwhat does\b.*\bmean\b/,
  ],
];

const normal = (question: string): string =>
  question
    .toLowerCase()
    .replace(/[‐‑–—]/g, "-")
    .replace(/’/g, "'");

/** A question → all that it asks, the most telling first; a bare name or statement asks for a definition. */
export function aspectsOf(question: string): Aspect[] {
  const text = normal(question);
  const found = patterns.filter(([, pattern]) => pattern.test(text)).map(([aspect]) => aspect);
  // "What is the difference between …" asks for no definition.
  const isOnlyForm = found.some((aspect) => aspect === "compare" || aspect === "judge" || aspect === "list");
  const first = found[0];
  if (
    isOnlyForm &&
    first !== undefined &&
    !/^what (?:is|are) (?:an? |the )?(?!difference|trade|challenge|risk|pros|drawback|limitation|benefit|pitfall|\w+ (?:of|between))[^?]*\?/.test(
      text,
    )
  ) {
    const rest = found.filter((aspect) => aspect !== "define");
    return rest.length > 0 ? rest : [first];
  }
  return found.length > 0 ? found : ["define"];
}
