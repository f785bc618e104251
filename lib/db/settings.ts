import type { Settings } from "../domain/settings";
import { db } from "./client";

/** A user's settings, or null when there is no such user (any more). */
export async function findSettings(userId: string): Promise<Settings | null> {
  return db().settings.findUnique({ where: { userId }, omit: { userId: true } });
}

/** Replaces a user's settings. Past reviews keep the study day on which they were done. */
export async function saveSettings(userId: string, settings: Partial<Settings>): Promise<void> {
  await db().settings.update({ where: { userId }, data: settings });
}
