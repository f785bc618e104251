import { CARD_ACTIONS, type CardAction } from "../domain/action";
import { type CardState, cardStateSchema } from "../domain/card-state";
import type { Grade } from "../domain/grade";
import { type LedgerEntry, replay, same } from "../domain/ledger";
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from "../domain/settings";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { db } from "./client";

/** What was recomputed, and every difference, in sentences that name learner, card and entry. */
export interface Verification {
  cards: number;
  entries: number;
  differences: string[];
}

/** Cards of a learner that are recomputed at once. */
const CHUNK = 500;

/**
 * Computes every stored state anew from the ledger (lib/domain/ledger.ts) and compares it with what is
 * stored, to the last digit; reads only. `userId` for one learner only.
 */
export async function verifyLedger(userId?: string): Promise<Verification> {
  const users = userId ? [{ id: userId }] : await db().user.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  const all: Verification = { cards: 0, entries: 0, differences: [] };
  for (const { id } of users) {
    const versions = await loadSettingsVersions(id);
    let after = "00000000-0000-0000-0000-000000000000";
    for (;;) {
      const stored = await loadStates(id, after);
      if (stored.length === 0) break;
      after = stored.at(-1)?.cardId ?? after;
      const entries = await loadEntries(
        id,
        stored.map((card) => card.cardId),
        versions,
      );
      for (const card of stored) verifyCard(id, card, entries.get(card.cardId) ?? [], all);
    }
  }
  return all;
}

interface Stored {
  cardId: string;
  version: number;
  state: CardState | null;
}

function verifyCard(userId: string, { cardId, version, state }: Stored, entries: LedgerEntry[], all: Verification) {
  const where = `learner ${userId}, card ${cardId}`;
  const result = replay(cardId, entries);
  all.cards++;
  all.entries += entries.length;
  all.differences.push(...result.problems.map((problem) => `${where}: ${problem}`));
  if (!state) all.differences.push(`${where}: the ledger has entries, but no state is stored`);
  else if (version !== result.version)
    all.differences.push(`${where}: version ${version} is stored, the ledger comes to ${result.version}`);
  else if (!same(state, result.state))
    all.differences.push(
      `${where}: stored is ${JSON.stringify(state)}, the ledger comes to ${JSON.stringify(result.state)}`,
    );
}

/** The next cards of a learner that have a state or a ledger, in the order of their ids. */
async function loadStates(userId: string, after: string): Promise<Stored[]> {
  const rows = await db().$queryRaw<(CardStateRow & { cardId: string })[]>`
    SELECT k.card_id AS "cardId", ${cardStateColumns}
    FROM (
      SELECT card_id FROM card_states WHERE user_id = ${userId}::uuid AND card_id > ${after}::uuid
      UNION SELECT card_id FROM reviews WHERE user_id = ${userId}::uuid AND card_id > ${after}::uuid
      UNION SELECT card_id FROM actions WHERE user_id = ${userId}::uuid AND card_id > ${after}::uuid AND version IS NOT NULL
      ORDER BY 1 LIMIT ${CHUNK}
    ) k LEFT JOIN card_states s ON s.user_id = ${userId}::uuid AND s.card_id = k.card_id
    ORDER BY k.card_id`;
  return rows.map((row) => ({
    cardId: row.cardId,
    version: row.state_version ?? 0,
    state: row.state === null ? null : toCardState(row),
  }));
}

interface EntryRow {
  kind: string;
  id: string;
  cardId: string;
  version: number;
  at: Date;
  studyDay: string;
  grade: Grade | null;
  intervalDays: number | null;
  undoes: string | null;
  settingsVersion: number | null;
  before: unknown;
  after: unknown;
}

async function loadEntries(userId: string, cardIds: readonly string[], versions: ReadonlyMap<number, Settings>) {
  const rows = await db().$queryRaw<EntryRow[]>`
    SELECT 'grade' AS kind, id, card_id AS "cardId", version, reviewed_at AS at, study_day::text AS "studyDay", grade,
      interval_days AS "intervalDays", NULL::uuid AS undoes, settings_version AS "settingsVersion", before, after
    FROM reviews WHERE user_id = ${userId}::uuid AND card_id = ANY(${cardIds}::uuid[])
    UNION ALL
    SELECT kind::text, id, card_id, version, at, study_day::text, NULL, NULL, undoes, settings_version, before, after
    FROM actions WHERE user_id = ${userId}::uuid AND card_id = ANY(${cardIds}::uuid[]) AND version IS NOT NULL
    ORDER BY version`;
  const entries = new Map<string, LedgerEntry[]>();
  for (const row of rows) {
    const list = entries.get(row.cardId) ?? [];
    entries.set(row.cardId, list);
    list.push(toEntry(row, versions));
  }
  return entries;
}

function toEntry(row: EntryRow, versions: ReadonlyMap<number, Settings>): LedgerEntry {
  const { id, version, at, studyDay, grade, intervalDays, undoes, settingsVersion } = row;
  const [before, after] = [cardStateSchema.parse(row.before), cardStateSchema.parse(row.after)];
  const base = { id, version, at, studyDay, before, after };
  if (row.kind === "grade" && grade !== null) {
    const settings = settingsVersion === null ? null : (versions.get(settingsVersion) ?? null);
    return { ...base, kind: "grade", grade, intervalDays: intervalDays ?? 0, settings };
  }
  if (row.kind === "undo" || row.kind === "redo") return { ...base, kind: row.kind, undoes: undoes ?? "" };
  if (row.kind === "reschedule") return { ...base, kind: "reschedule" };
  const kind = CARD_ACTIONS.find((action): action is CardAction => action === row.kind);
  if (!kind) throw new Error(`the ledger has an entry of kind ${row.kind}, which makes no state`);
  return { ...base, kind };
}

/** A learner's settings by their versions; a version from before a setting was there has its default. */
async function loadSettingsVersions(userId: string): Promise<Map<number, Settings>> {
  const rows = await db().settingsVersion.findMany({ where: { userId } });
  return new Map(
    rows.map(({ version, settings }) => [
      version,
      settingsSchema.parse({ ...DEFAULT_SETTINGS, ...(settings as object) }),
    ]),
  );
}
