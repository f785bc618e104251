import { randomUUID } from "node:crypto";
import { isAvailable } from "../domain/card-state";
import { type RescheduleInput, rescheduleAll, type StatedCard } from "../domain/reschedule";
import type { Settings } from "../domain/settings";
import { addDays, type StudyDay, studyDayOf } from "../domain/study-day";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { longTransaction } from "./long-transaction";
import { findSettings } from "./settings";
import { studiedCards } from "./studied-cards";

type Tx = Prisma.TransactionClient;

/** How many cards that one studies are due: by the end of today, and within the next 7 and 30 days. */
export interface DueCounts {
  today: number;
  week: number;
  month: number;
}

/** What a rescheduling would do: how many cards move, and what is due before and after. */
export interface ReschedulePreview {
  moved: number;
  before: DueCounts;
  after: DueCounts;
}

/**
 * What moving every date to the present settings would change, what is due by today spread over `spreadDays`
 * days; null for a user who is gone. Writes nothing.
 */
export async function previewReschedule(userId: string, now: Date, spreadDays = 0): Promise<ReschedulePreview | null> {
  const settings = await findSettings(userId);
  if (!settings) return null;
  const today = studyDayOf(now, settings);
  const cards = await loadStates(db(), userId, false);
  const moved = rescheduleAll(cards, today, settings, spreadDays);
  const after = new Map(moved.map((card) => [card.cardId, card.state]));
  return {
    moved: moved.length,
    before: countDue(cards, today, settings),
    after: countDue(
      cards.map((card) => ({ ...card, state: after.get(card.cardId) ?? card.state })),
      today,
      settings,
    ),
  };
}

export type RescheduleResult = { kind: "done"; moved: number } | { kind: "not-found"; message: string };

const TIMEOUT_MS = 120_000;

/**
 * Gives every card in review the date that it would have by the present settings, in one transaction,
 * as one act that undo takes back as one; what is due by today is spread over as many days as one says. The
 * same act twice is one.
 */
export async function rescheduleCards(userId: string, input: RescheduleInput, now: Date): Promise<RescheduleResult> {
  const settings = await findSettings(userId);
  if (!settings) return { kind: "not-found", message: "There is no such account." };
  const at = new Date(now.getTime() - input.ageMs);
  const today = studyDayOf(at, settings);
  return longTransaction(
    async (tx) => {
      const cards = await loadStates(tx, userId, true);
      const known = await tx.action.count({ where: { userId, batch: input.id } });
      if (known > 0) return { kind: "done", moved: known };
      const moved = rescheduleAll(cards, today, settings, input.spreadDays);
      const before = new Map(cards.map((card) => [card.cardId, card.state]));
      const rows = moved.map(({ cardId, state }) => ({
        id: randomUUID(),
        cardId,
        before: before.get(cardId),
        after: state,
      }));
      await write(tx, userId, rows, { batch: input.id, at, today, settings });
      return { kind: "done", moved: rows.length };
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

async function write(
  tx: Tx,
  userId: string,
  rows: readonly object[],
  { batch, at, today, settings }: { batch: string; at: Date; today: StudyDay; settings: Settings },
): Promise<void> {
  await tx.$executeRaw`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS w(id uuid, "cardId" uuid, before jsonb, after jsonb)
    ), moved AS (
      UPDATE card_states s SET version = s.version + 1, due_day = (w.after ->> 'dueDay')::date,
        interval_days = (w.after ->> 'intervalDays')::int
      FROM wanted w WHERE s.user_id = ${userId}::uuid AND s.card_id = w."cardId"
      RETURNING s.card_id, s.version, w.id, w.before, w.after
    )
    INSERT INTO actions (user_id, id, batch, kind, card_id, version, at, study_day, settings_version, before, after)
    SELECT ${userId}::uuid, m.id, ${batch}::uuid, 'reschedule', m.card_id, m.version, ${at.toISOString()}::timestamptz,
      ${today}::date, ${settings.version}::int, m.before, m.after
    FROM moved m`;
}

/** The cards that a learner has met, by their ids; locked where they are about to change. What they do not study is idle. */
async function loadStates(tx: Tx, userId: string, lock: boolean): Promise<StatedCard[]> {
  const rows = await tx.$queryRaw<(CardStateRow & { cardId: string; idle: boolean })[]>`
    SELECT s.card_id AS "cardId", s.card_id NOT IN (SELECT c.id FROM ${studiedCards(userId)} c) AS idle, ${cardStateColumns}
    FROM card_states s WHERE s.user_id = ${userId}::uuid AND s.state <> 'new'
    ORDER BY s.card_id ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return rows.map((row) => ({ cardId: row.cardId, idle: row.idle, state: toCardState(row) }));
}

/** Counts cards on the study days on which the queue will ask for them: a buried one when it is back. */
function countDue(cards: readonly StatedCard[], today: StudyDay, settings: Settings): DueCounts {
  const days = cards.flatMap(({ state, idle }) => {
    if (idle || state.state === "new") return [];
    const due = state.state === "review" ? state.dueDay : studyDayOf(new Date(state.dueAt), settings);
    return isAvailable(state, today) || due > (state.buriedUntil ?? "") ? due : (state.buriedUntil ?? due);
  });
  const until = (day: StudyDay) => days.filter((due) => due <= day).length;
  return { today: until(today), week: until(addDays(today, 7)), month: until(addDays(today, 30)) };
}
