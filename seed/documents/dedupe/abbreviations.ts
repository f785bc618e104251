const explained = /((?:[A-Za-z][\w-]*[ /]){1,7}[A-Za-z][\w-]*) \(([A-Z][A-Za-z]{1,7}s?)\)/g;

/** The end of a phrase whose words' initials spell the abbreviation, or undefined. */
function longForm(phrase: string, short: string): string | undefined {
  const words = phrase.split(/[ /]/);
  const initials = [...short.replace(/s$/, "").toLowerCase()];
  for (let from = words.length - 2; from >= 0; from--) {
    const parts = words.slice(from).flatMap((word) => word.split("-"));
    const spelled = parts
      .filter((part) => !/^(?:of|and|the|for|in)$/i.test(part))
      .map((part) => part.charAt(0).toLowerCase());
    if (spelled.length === initials.length && spelled.every((letter, index) => letter === initials[index])) {
      return words.slice(from).join(" ").toLowerCase();
    }
  }
  return undefined;
}

/**
 * Texts → the abbreviations that they explain themselves ("Distributed Ledger Technology (DLT)"), short → long, both in
 * lower case; one that is explained in two ways is left out.
 */
export function findAbbreviations(texts: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const text of texts) {
    if (!text.includes("(")) continue;
    for (const match of text.matchAll(explained)) {
      const short = match[2] ?? "";
      const long = longForm(match[1] ?? "", short);
      const key = short.replace(/s$/, "").toLowerCase();
      if (long === undefined || key.length < 2) continue;
      if (found.has(key) && found.get(key) !== long) ambiguous.add(key);
      else found.set(key, long);
    }
  }
  for (const key of ambiguous) found.delete(key);
  return found;
}
