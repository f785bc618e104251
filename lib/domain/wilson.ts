/** 95 % of a normal distribution lies within this many standard deviations. */
const Z = 1.959964;

/**
 * The 95 % Wilson score interval of a share (Wilson 1927): between which shares the true one lies,
 * given `passed` of `total`. Null without observations.
 */
export function wilsonInterval(passed: number, total: number): { low: number; high: number } | null {
  if (total <= 0) return null;
  const share = passed / total;
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * total)) / (1 + z2 / total);
  const half = (Z / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
