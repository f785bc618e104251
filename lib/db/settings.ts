import { type Settings, settingsSchema } from "../domain/settings";
import { db } from "./client";
import { Prisma } from "./generated/client";

/** The columns of Settings, for a query in which settings is called `t`. */
export const settingsColumns = Prisma.sql`t.time_zone AS "timeZone", t.rollover_hour AS "rolloverHour",
  t.desired_retention AS "desiredRetention", t.new_per_day AS "newPerDay", t.reviews_per_day AS "reviewsPerDay",
  t.learning_steps_minutes AS "learningStepsMinutes", t.relearning_steps_minutes AS "relearningStepsMinutes",
  t.maximum_interval_days AS "maximumIntervalDays", t.leech_threshold AS "leechThreshold",
  t.leech_action AS "leechAction", t.review_order AS "reviewOrder",
  t.new_order AS "newOrder", t.longest_answer_seconds AS "longestAnswerSeconds", t.load_balancing AS "loadBalancing", t.weekdays,
  t.weights, t.weights_version AS "weightsVersion", t.version`;

/** A user's settings, or null when there is no such user (any more). */
export async function findSettings(userId: string): Promise<Settings | null> {
  const row = await db().settings.findUnique({ where: { userId }, omit: { userId: true } });
  return row && settingsSchema.parse(row);
}

/** A user's settings, locked until the transaction ends: what locks them is done one after the other. None for nobody. */
export async function lockSettings(tx: Prisma.TransactionClient, userId: string): Promise<Settings | undefined> {
  const rows = await tx.$queryRaw<Settings[]>`
    SELECT ${settingsColumns} FROM settings t WHERE t.user_id = ${userId}::uuid FOR UPDATE`;
  return rows[0];
}

/** Replaces some of a user's settings. Past reviews keep the study day on which they were done. */
export async function saveSettings(userId: string, settings: Partial<Omit<Settings, "version">>): Promise<void> {
  await db().settings.update({ where: { userId }, data: settings });
}
