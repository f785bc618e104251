import type { Settings } from "../domain/settings";
import { addDays, startOfStudyDay, studyDayOf } from "../domain/study-day";
import { loadQueue } from "./queue";

/** How many cards the next study day brings, within its limits. */
export interface Tomorrow {
  /** Reviews due by then, what is left of today among them. */
  reviews: number;
  /** Cards in a learning step. */
  learning: number;
  fresh: number;
}

/** The next study day of a learner, as the queue will be at its beginning if nothing more is done today. */
export async function loadTomorrow(userId: string, settings: Settings, now: Date): Promise<Tomorrow> {
  const begin = startOfStudyDay(addDays(studyDayOf(now, settings), 1), settings);
  const queue = await loadQueue(userId, settings, begin, []);
  const count = (kind: (typeof queue)[number]["kind"]) => queue.filter((entry) => entry.kind === kind).length;
  return { reviews: count("review"), learning: count("learning"), fresh: count("new") };
}
