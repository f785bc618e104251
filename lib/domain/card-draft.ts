import type { KeyPoint } from "./card-words";

/** The most characters of each part of a card, and the most points. */
export const LONGEST = { question: 500, summary: 4_000, point: 500, points: 12, details: 20_000, tag: 50 } as const;

/** A card as it stands in the editor's form, right or not. */
export interface CardDraft {
  question: string;
  summary: string;
  /** `id` null for a point that is new. */
  keyPoints: { id: string | null; text: string }[];
  details: string;
  /** As they are typed: commas between. */
  tags: string;
  level: string;
}

/** The form's fields by their names; the points' texts and ids are two lists of the same length. */
export const DRAFT_FIELDS = { point: "point", pointId: "pointId" } as const;

/** What a form holds, whoever sent it: what is missing is empty. */
export function readDraft(form: FormData): CardDraft {
  const text = (name: string) => String(form.get(name) ?? "");
  const ids = form.getAll(DRAFT_FIELDS.pointId).map(String);
  return {
    question: text("question"),
    summary: text("summary"),
    keyPoints: form.getAll(DRAFT_FIELDS.point).map((point, i) => ({ id: ids[i] || null, text: String(point) })),
    details: text("details"),
    tags: text("tags"),
    level: text("level"),
  };
}

/** A card with nothing in it yet. */
export const EMPTY_DRAFT: CardDraft = {
  question: "",
  summary: "",
  keyPoints: [],
  details: "",
  tags: "",
  level: "core",
};

/** A card's words as the editor's form shows them. */
export function draftOf(
  words: { question: string; summary: string; keyPoints: readonly KeyPoint[]; details: string },
  tags: readonly string[],
  level: string,
): CardDraft {
  const { question, summary, keyPoints, details } = words;
  return { question, summary, keyPoints: [...keyPoints], details, tags: tags.join(", "), level };
}

/** Whether two drafts say the same; line endings do not count, nor empty points. */
export function sameDraft(a: CardDraft, b: CardDraft): boolean {
  return canonical(a) === canonical(b);
}

function canonical({ question, summary, keyPoints, details, tags, level }: CardDraft): string {
  const points = keyPoints.filter(({ text }) => text.trim() !== "").map(({ text }) => text);
  return JSON.stringify([question, summary, points, details, tags, level]).replaceAll("\\r\\n", "\\n");
}

/**
 * A list after one of its items was moved or removed, or one was added: "up:2", "down:0", "remove:1",
 * "add", counted from 0. Anything else, and a move beyond the ends, leaves it as it is.
 */
export function changeList<T>(list: readonly T[], command: string, fresh: T, most: number): T[] {
  const [verb, place] = command.split(":");
  if (verb === "add") return list.length < most ? [...list, fresh] : [...list];
  const at = Number(place);
  if (place === undefined || !Number.isInteger(at) || at < 0 || at >= list.length) return [...list];
  if (verb === "remove") return list.filter((_, i) => i !== at);
  const to = verb === "up" ? at - 1 : verb === "down" ? at + 1 : at;
  if (to < 0 || to >= list.length) return [...list];
  const moved = list.filter((_, i) => i !== at);
  moved.splice(to, 0, list[at] as T);
  return moved;
}
