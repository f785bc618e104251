import type { CardState } from "../domain/card-state";
import type { Settings } from "../domain/settings";
import { type CardStateRow, cardStateColumns, toCardState } from "./card-state-row";
import { runPrepared } from "./client";
import { Prisma } from "./generated/client";
import { settingsColumns } from "./settings";
import { shownCards } from "./visible-cards";

/** All that deciding on a change of a card takes. */
export interface CardToChange {
  settings: Settings;
  state: CardState;
  /** How many entries of the ledger led to the state. */
  version: number;
  /** The card that an act of this id was done to already, and of which sort it was; null for a new id. */
  known: { cardId: string; as: "review" | "action" } | null;
}

type Row = Settings & CardStateRow & { reviewed: string | null; acted: string | null };

/** A learner's settings, a card's state and whether an act is known, in one round trip; null if the card was never theirs to see. */
export async function readCard(userId: string, cardId: string, actId: string): Promise<CardToChange | null> {
  const { rows } = await runPrepared<Row>(Prisma.sql`
    SELECT ${settingsColumns}, r.card_id AS reviewed, a.card_id AS acted, ${cardStateColumns}
    FROM settings t
    JOIN ${shownCards(userId)} c ON c.id = ${cardId}::uuid
    LEFT JOIN card_states s ON s.user_id = t.user_id AND s.card_id = c.id
    LEFT JOIN reviews r ON r.user_id = t.user_id AND r.id = ${actId}::uuid
    LEFT JOIN actions a ON a.user_id = t.user_id AND a.id = ${actId}::uuid
    WHERE t.user_id = ${userId}::uuid`);
  const row = rows[0];
  if (!row) return null;
  const known = row.reviewed
    ? { cardId: row.reviewed, as: "review" as const }
    : row.acted
      ? { cardId: row.acted, as: "action" as const }
      : null;
  return { settings: row, state: toCardState(row), version: row.state_version ?? 0, known };
}
