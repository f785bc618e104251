import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { importContent } from "@/lib/db/content";
import { createUser } from "@/lib/db/users";
import type { CardContent, Content, Plan, StoredContent } from "@/lib/domain/content";
import type { ReviewInput } from "@/lib/domain/review";
import { DEFAULT_SETTINGS, type Settings } from "@/lib/domain/settings";
import { planContent } from "@/seed/plan";

/** Settings as a new learner in a zone has them. */
export function settingsIn(timeZone: string, change: Partial<Settings> = {}): Settings {
  return { ...DEFAULT_SETTINGS, timeZone, ...change };
}

/** A card's content with plain words; what matters to a test is given. */
export function cardContent(slug: string, change: Partial<CardContent> = {}): CardContent {
  return {
    origin: "bank",
    answered: true,
    slug,
    deckSlug: "first",
    position: 1,
    question: `What is ${slug}?`,
    summary: `${slug} is a thing.`,
    keyPoints: ["One.", "Two.", "Three."],
    details: "",
    level: "core",
    sources: [],
    ...change,
  };
}

/** Two decks; the first has the cards a, b and c, the second d. */
export function smallContent(): Content {
  const deck = (slug: string, position: number) => ({
    slug,
    title: `Deck ${slug}`,
    description: "A deck.",
    position,
    prerequisites: [],
  });
  return {
    decks: [deck("first", 1), deck("second", 2)],
    cards: [
      ...["a", "b", "c"].map((slug, i) => cardContent(slug, { position: i + 1 })),
      cardContent("d", { deckSlug: "second" }),
    ],
  };
}

/** Brings the database to a content, as the seed does. */
export async function importAs(content: Content): Promise<Plan> {
  const step = {
    source: "test",
    fingerprint: randomUUID(),
    planFor: (stored: StoredContent) => planContent(stored, content),
  };
  const [plan] = await importContent([step]);
  if (!plan) throw new Error("a fingerprint of its own is never the last one's");
  return plan;
}

/** A new user with an address of their own. */
export async function aUser(timeZone = "UTC"): Promise<string> {
  const user = await createUser({ email: `${randomUUID()}@example.com`, name: null, passwordHash: null, timeZone });
  if (user === "taken") throw new Error("a random address cannot be taken");
  return user.id;
}

/** The id of the card of a slug. */
export async function cardId(slug: string): Promise<string> {
  return (await db().card.findUniqueOrThrow({ where: { slug } })).id;
}

/** A grade as a client sends it, right away and for a card never seen, unless said otherwise. */
export function reviewOf(card: string, _now: Date, change: Partial<ReviewInput> = {}): ReviewInput {
  return { id: randomUUID(), cardId: card, version: 0, grade: 3, durationMs: 5000, ageMs: 0, ...change };
}
