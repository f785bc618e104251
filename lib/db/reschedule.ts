import { randomUUID } from "node:crypto";
import type { UndoInput } from "../domain/action";
import type { CardState } from "../domain/card-state";
import { rescheduleAll } from "../domain/reschedule";
import type { Settings } from "../domain/settings";
import { addDays, type StudyDay, studyDayOf } from "../domain/study-day";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { longTransaction } from "./long-transaction";
import { findSettings } from "./settings";

type Tx = Prisma.TransactionClient;

/** How many cards are due: by the end of today, and within the next 7 and 30 days. */
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

/** What moving every date to the present settings would change; null for a user who is gone. Writes nothing. */
export async function previewReschedule(userId: string, now: Date): Promise<ReschedulePreview | null> {
  const settings = await findSettings(userId);
  if (!settings) return null;
  const today = studyDayOf(now, settings);
  const cards = await loadReviewStates(db(), userId, false);
  const moved = rescheduleAll(cards, today, settings);
  const after = new Map(moved.map((card) => [card.cardId, card.state]));
  return {
    moved: moved.length,
    before: countDue(
      cards.map(({ state }) => state),
      today,
    ),
    after: countDue(
      cards.map(({ cardId, state }) => after.get(cardId) ?? state),
      today,
    ),
  };
}

export type RescheduleResult = { kind: "done"; moved: number } | { kind: "not-found"; message: string };

const TIMEOUT_MS = 120_000;

/**
 * Gives every card in review the date that it would have by the present settings, in one transaction,
 * as one act that undo takes back as one. The same act twice is one.
 */
export async function rescheduleCards(userId: string, input: UndoInput, now: Date): Promise<RescheduleResult> {
  const settings = await findSettings(userId);
  if (!settings) return { kind: "not-found", message: "There is no such account." };
  const at = new Date(now.getTime() - input.ageMs);
  const today = studyDayOf(at, settings);
  return longTransaction(
    async (tx) => {
      const cards = await loadReviewStates(tx, userId, true);
      const known = await tx.action.count({ where: { userId, batch: input.id } });
      if (known > 0) return { kind: "done", moved: known };
      const moved = rescheduleAll(cards, today, settings);
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

/** The cards of a learner that are in review, by their ids; locked where they are about to change. */
async function loadReviewStates(
  tx: Tx,
  userId: string,
  lock: boolean,
): Promise<{ cardId: string; state: CardState }[]> {
  const rows = await tx.$queryRaw<(CardStateRow & { cardId: string })[]>`
    SELECT s.card_id AS "cardId", ${cardStateColumns}
    FROM card_states s WHERE s.user_id = ${userId}::uuid AND s.state = 'review'
    ORDER BY s.card_id ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return rows.map((row) => ({ cardId: row.cardId, state: toCardState(row) }));
}

function countDue(states: readonly CardState[], today: StudyDay): DueCounts {
  const days = states.flatMap((state) => (state.state === "review" && !state.suspended ? state.dueDay : []));
  const until = (day: StudyDay) => days.filter((due) => due <= day).length;
  return { today: until(today), week: until(addDays(today, 7)), month: until(addDays(today, 30)) };
}
