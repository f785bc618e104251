/**
 * Work in turns: of each name, one piece at a time, in order; the names do not wait for each other.
 * @param most how many pieces of one name may wait; for one more, the answer is null at once
 */
export function turns(most: number) {
  const waiting = new Map<string, { last: Promise<unknown>; count: number }>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T | null> => {
    const line = waiting.get(name) ?? { last: Promise.resolve(), count: 0 };
    if (line.count > most) return null;
    waiting.set(name, line);
    line.count++;
    const mine = line.last.then(work, work);
    line.last = mine.catch(() => {});
    try {
      return await mine;
    } finally {
      if (--line.count === 0) waiting.delete(name);
    }
  };
}
