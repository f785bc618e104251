import type { CardContent, DeckContent, Plan, StoredContent } from "../domain/content";
import { db } from "./client";
import type { Prisma } from "./generated/client";

type Tx = Prisma.TransactionClient;

/** Any number will do, as long as it is always the same: one import at a time. */
const IMPORT_LOCK = 7_120_418;

/** A large import into a slow database may take this long before it is given up. */
const TIMEOUT_MS = 120_000;

/** Where content comes from, and a hash over all that it is made from. */
export interface ContentSource {
  source: string;
  fingerprint: string;
}

/**
 * Brings the database to a content, in one transaction: reads what is stored, asks for the plan and
 * carries it out. Two imports at once follow each other, and one that fails half-way leaves
 * everything as it was. Null, and no plan asked for, when this very content was imported last.
 */
export async function importContent(
  from: ContentSource,
  planFor: (stored: StoredContent) => Plan | Promise<Plan>,
): Promise<Plan | null> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`;
      const { source, fingerprint } = from;
      const last = await tx.import.findUnique({ where: { source } });
      if (last?.fingerprint === fingerprint) return null;
      const plan = await planFor(await loadStored(tx));
      await changeDecks(tx, plan.decks);
      await changeCards(tx, plan.cards);
      await tx.import.upsert({ where: { source }, create: from, update: { fingerprint, importedAt: new Date() } });
      return plan;
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

async function loadStored(tx: Tx): Promise<StoredContent> {
  const decks = await tx.deck.findMany();
  const slugs = new Map(decks.map((deck) => [deck.id, deck.slug]));
  const cards = await tx.card.findMany({
    include: { keyPoints: { orderBy: { position: "asc" } }, sources: true },
  });
  return {
    decks: decks.map(({ id: _id, retiredAt, ...deck }) => ({ ...deck, retired: retiredAt !== null })),
    cards: cards.map(
      ({ slug, deckId, position, question, summary, keyPoints, details, level, sources, retiredAt }) => ({
        slug,
        deckSlug: slugs.get(deckId) ?? "",
        position,
        question,
        summary,
        keyPoints: keyPoints.map((point) => point.text),
        details,
        level,
        sources: sources.map(({ document, number }) => `${document}:${number}`).sort(),
        retired: retiredAt !== null,
      }),
    ),
  };
}

async function changeDecks(tx: Tx, { add, update, retire }: Plan["decks"]): Promise<void> {
  await tx.deck.createMany({ data: add });
  for (const { slug, ...deck } of update as DeckContent[]) {
    await tx.deck.update({ where: { slug }, data: { ...deck, retiredAt: null } });
  }
  if (retire.length > 0) await tx.deck.updateMany({ where: { slug: { in: retire } }, data: { retiredAt: new Date() } });
}

async function changeCards(tx: Tx, { add, update, retire }: Plan["cards"]): Promise<void> {
  const decks = await tx.deck.findMany({ select: { id: true, slug: true } });
  const deckIds = new Map(decks.map((deck) => [deck.slug, deck.id]));
  for (const { slug, deckSlug } of [...add, ...update]) {
    if (!deckIds.has(deckSlug)) throw new Error(`card "${slug}" belongs to deck "${deckSlug}", which does not exist`);
  }
  if (add.length > 0) await addCards(tx, add);
  for (const { deckSlug, keyPoints, sources, ...card } of update) {
    const data = { ...card, deckId: deckIds.get(deckSlug) ?? "", retiredAt: null, updatedAt: new Date() };
    const { id } = await tx.card.update({ where: { slug: card.slug }, data, select: { id: true } });
    await replaceKeyPoints(tx, id, keyPoints);
    await tx.source.deleteMany({ where: { cardId: id } });
    await tx.source.createMany({ data: sources.map((source) => ({ cardId: id, ...splitSource(source) })) });
  }
  if (retire.length > 0) await tx.card.updateMany({ where: { slug: { in: retire } }, data: { retiredAt: new Date() } });
}

/** Adds cards with their points and sources in three statements, however many: a whole bank in a moment. */
async function addCards(tx: Tx, cards: readonly CardContent[]): Promise<void> {
  const rows = JSON.stringify(cards.map((card) => ({ ...card, sources: card.sources.map(splitSource) })));
  await tx.$executeRaw`
    INSERT INTO cards (slug, deck_id, position, question, summary, details, level)
    SELECT r.slug, d.id, r.position, r.question, r.summary, r.details, r.level
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS r(slug text, "deckSlug" text, position smallint, question text, summary text, details text, level level)
    JOIN decks d ON d.slug = r."deckSlug"`;
  await tx.$executeRaw`
    INSERT INTO key_points (card_id, position, text)
    SELECT c.id, p.position, p.text
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(slug text, "keyPoints" jsonb)
    JOIN cards c ON c.slug = r.slug
    CROSS JOIN jsonb_array_elements_text(r."keyPoints") WITH ORDINALITY AS p(text, position)`;
  await tx.$executeRaw`
    INSERT INTO sources (card_id, document, number)
    SELECT c.id, q.document, q.number
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(slug text, sources jsonb)
    JOIN cards c ON c.slug = r.slug
    CROSS JOIN jsonb_to_recordset(r.sources) AS q(document text, number text)`;
}

/** "002:117" as the two things that it says. */
function splitSource(source: string): { document: string; number: string } {
  const colon = source.lastIndexOf(":");
  return { document: source.slice(0, colon), number: source.slice(colon + 1) };
}

/** A point keeps its id when its words stay, wherever it moves, and when only its words change in place. */
async function replaceKeyPoints(tx: Tx, cardId: string, keyPoints: readonly string[]): Promise<void> {
  const old = await tx.keyPoint.findMany({ where: { cardId } });
  const unmoved = new Map(old.map((point) => [point.text, point.id]));
  const texts = new Set(keyPoints);
  const inPlace = new Map(old.filter((point) => !texts.has(point.text)).map((point) => [point.position, point.id]));
  const rows = keyPoints.map((text, i) => ({
    cardId,
    text,
    position: i + 1,
    id: unmoved.get(text) ?? inPlace.get(i + 1),
  }));
  await tx.keyPoint.deleteMany({ where: { cardId } });
  await tx.keyPoint.createMany({ data: rows });
}
