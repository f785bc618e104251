import { ownKeysSchema } from "../domain/own-keys";
import { DEFAULT_PREFERENCES, type Preferences } from "../domain/preferences";
import { db } from "./client";

/** A learner's preferences; the defaults for one who has none yet. */
export async function findPreferences(userId: string): Promise<Preferences> {
  const row = await db().preferences.findUnique({ where: { userId } });
  if (!row) return DEFAULT_PREFERENCES;
  const { recallFirst, swipe, ownKeys, interviewDate, level, minutesPerDay, welcomedAt } = row;
  return {
    recallFirst,
    swipe,
    ownKeys: ownKeysSchema.catch({}).parse(ownKeys),
    interviewDate: interviewDate?.toISOString().slice(0, 10) ?? null,
    level,
    minutesPerDay,
    welcomed: welcomedAt !== null,
  };
}

/** Changes the preferences that are given and leaves the others; `welcomed` stays true once it is. */
export async function savePreferences(userId: string, changes: Partial<Preferences>, now: Date): Promise<void> {
  const { welcomed, interviewDate, ...rest } = changes;
  const data = {
    ...rest,
    ...(interviewDate === undefined ? {} : { interviewDate: interviewDate === null ? null : new Date(interviewDate) }),
    ...(welcomed ? { welcomedAt: now } : {}),
  };
  await db().preferences.upsert({ where: { userId }, create: { userId, ...data }, update: data });
}
