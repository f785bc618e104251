import type { Label } from "../dedupe/train/labels";

/** Topics by item id and labels → the share of labelled items whose topic is one of the labelled; 1 where none is. */
export function topicAgreement(
  topicOf: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, Label>,
): { agreed: number; labelled: number } {
  let agreed = 0;
  let labelled = 0;
  for (const [id, { topics }] of labels) {
    const topic = topicOf.get(id);
    if (topic === undefined || topics.length === 0) continue;
    labelled++;
    if (topics.includes(topic)) agreed++;
  }
  return { agreed, labelled };
}
