import { keptPointIds } from "../domain/card-words";
import type { CardContent, ContentStep, DeckContent, Plan, StoredContent } from "../domain/content";
import type { Prisma } from "./generated/client";
import { longTransaction } from "./long-transaction";

type Tx = Prisma.TransactionClient;

/** Any number will do, as long as it is always the same: one import at a time. */
const IMPORT_LOCK = 7_120_418;

/** A large import into a slow database may take this long before it is given up. */
const TIMEOUT_MS = 120_000;

/**
 * Brings the database to a content, in one transaction: for each source, reads what is stored, asks
 * for the plan and carries it out. Two imports at once follow each other, and one that fails half-way
 * leaves everything as it was; so does a dry run, which does all the same and takes it back. Returns
 * the plans; null, and no plan asked for, where this very content was imported last.
 */
export async function importContent(
  steps: readonly ContentStep[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<(Plan | null)[]> {
  const plans: (Plan | null)[] = [];
  const work = longTransaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`;
      for (const step of steps) plans.push(await importStep(tx, step));
      if (dryRun) throw new DryRun();
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
  await work.catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error;
  });
  return plans;
}

/** Thrown to take a dry run back. */
class DryRun extends Error {}

async function importStep(tx: Tx, { source, fingerprint, planFor }: ContentStep): Promise<Plan | null> {
  const last = await tx.import.findUnique({ where: { source } });
  if (fingerprint !== null && last?.fingerprint === fingerprint) return null;
  const plan = await planFor(await loadStored(tx));
  await changeDecks(tx, plan.decks);
  await changeCards(tx, plan.cards);
  await changeQuotes(tx, plan.quotes);
  if (plan.abbreviations) {
    await tx.abbreviation.deleteMany();
    await tx.abbreviation.createMany({ data: plan.abbreviations });
  }
  const done = { fingerprint: fingerprint ?? "", importedAt: new Date() };
  await tx.import.upsert({ where: { source }, create: { source, ...done }, update: done });
  return plan;
}

async function loadStored(tx: Tx): Promise<StoredContent> {
  // Learners' own decks are no source's to change.
  const decks = await tx.deck.findMany({ where: { ownerId: null } });
  const deckSlugs = new Map(decks.map((deck) => [deck.id, deck.slug]));
  const cards = await tx.card.findMany({
    where: { deck: { ownerId: null } },
    include: { keyPoints: { orderBy: { position: "asc" } }, sources: true },
  });
  const cardSlugs = new Map(cards.map((card) => [card.id, card.slug]));
  const quotes = await tx.quote.findMany();
  return {
    decks: decks.map(({ id: _id, ownerId: _owner, retiredAt, ...deck }) => ({ ...deck, retired: retiredAt !== null })),
    cards: cards.map(
      ({
        deckId,
        keyPoints,
        sources,
        retiredAt,
        slug,
        position,
        question,
        summary,
        details,
        level,
        answered,
        origin,
      }) => ({
        ...{ slug, position, question, summary, details, level, answered },
        origin: origin === "documents" ? ("documents" as const) : ("bank" as const),
        deckSlug: deckSlugs.get(deckId) ?? "",
        keyPoints: keyPoints.map((point) => point.text),
        sources: sources.map(({ document, number }) => `${document}:${number}`).sort(),
        retired: retiredAt !== null,
      }),
    ),
    quotes: quotes.map(({ cardId, ...quote }) => ({ ...quote, cardSlug: cardSlugs.get(cardId) ?? "" })),
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
    INSERT INTO cards (origin, slug, deck_id, position, question, summary, details, level, answered)
    SELECT r.origin, r.slug, d.id, r.position, r.question, r.summary, r.details, r.level, r.answered
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(origin origin, slug text, "deckSlug" text, position int,
      question text, summary text, details text, level level, answered boolean)
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

async function changeQuotes(tx: Tx, { put, remove }: Plan["quotes"]): Promise<void> {
  if (put.length > 0) {
    await tx.$executeRaw`
      INSERT INTO quotes (document, number, line, question, answer, folder, card_id)
      SELECT r.document, r.number, r.line, r.question, r.answer, r.folder, c.id
      FROM jsonb_to_recordset(${JSON.stringify(put)}::jsonb)
        AS r(document text, number text, line int, question text, answer text, folder text, "cardSlug" text)
      JOIN cards c ON c.slug = r."cardSlug"
      ON CONFLICT (document, number) DO UPDATE
        SET line = excluded.line, question = excluded.question, answer = excluded.answer,
          folder = excluded.folder, card_id = excluded.card_id`;
  }
  if (remove.length > 0) {
    await tx.$executeRaw`
      DELETE FROM quotes q USING jsonb_to_recordset(${JSON.stringify(remove)}::jsonb) AS r(document text, number text)
      WHERE q.document = r.document AND q.number = r.number`;
  }
}

/** "002:117" as the two things that it says. */
function splitSource(source: string): { document: string; number: string } {
  const colon = source.lastIndexOf(":");
  return { document: source.slice(0, colon), number: source.slice(colon + 1) };
}

/** A point keeps its id when its words stay, wherever it moves, and when only its words change in place. */
async function replaceKeyPoints(tx: Tx, cardId: string, keyPoints: readonly string[]): Promise<void> {
  const old = await tx.keyPoint.findMany({ where: { cardId }, orderBy: { position: "asc" } });
  const wanted = keyPoints.map((text) => ({ text }));
  const ids = keptPointIds(old, wanted);
  await tx.keyPoint.deleteMany({ where: { cardId } });
  await tx.keyPoint.createMany({ data: wanted.map(({ text }, i) => ({ cardId, text, position: i + 1, id: ids[i] })) });
}
