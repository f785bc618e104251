/** A hand label: items with one `strict` are one question, with different `loose` are not; `topics` are all right. */
export type Label = { strict: string; loose: string; topics: string[] };

/** The text of a labels file (id, strict, loose, topics by tabs) → labels by item id; lines of another shape are skipped. */
export function readLabels(text: string): Map<string, Label> {
  const labels = new Map<string, Label>();
  for (const line of text.split(/\r?\n/)) {
    const [id, strict, loose, topics] = line.split("\t");
    if (!id?.includes(":") || !strict || !loose) continue;
    labels.set(id, {
      strict,
      loose,
      topics: (topics ?? "")
        .split(",")
        .map((topic) => topic.trim())
        .filter((topic) => topic !== ""),
    });
  }
  return labels;
}

/** Two labels → 1: must be one question, 0: must not, undefined: either is right. */
export function verdict(a: Label, b: Label): 0 | 1 | undefined {
  if (a.strict === b.strict) return 1;
  return a.loose === b.loose ? undefined : 0;
}
