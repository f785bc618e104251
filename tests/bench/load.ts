/** One unit of work, such as a request; it throws when it did not do what it should. */
export type Load = () => Promise<void>;

/**
 * Keeps so many units of work under way for a time.
 * @param ms how long new ones are begun
 * @returns how long each took, in milliseconds
 */
export async function measure(work: Load, connections: number, ms: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + ms;
  const connection = async () => {
    for (let begun = performance.now(); begun < end; ) {
      await work();
      const now = performance.now();
      times.push(now - begun);
      begun = now;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return times;
}

/** What rounds of `measure` come to: the medians over the rounds, so that one disturbed round does not count. */
export function summary(rounds: number[][], ms: number): { perSecond: number; p50: number; p99: number } {
  const of = (value: (times: number[]) => number) => quantile(rounds.map(value), 0.5);
  return {
    perSecond: of((times) => (times.length * 1000) / ms),
    p50: of((times) => quantile(times, 0.5)),
    p99: of((times) => quantile(times, 0.99)),
  };
}

/** The value below which a share of the values lie. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
