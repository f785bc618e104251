/** The oldest Node that Next 16 and Prisma 7 both run on. */
const OLDEST = [20, 19];

/**
 * Says in one sentence why this Node is too old, or returns null when it is recent enough.
 * @param {string} version such as "20.19.1"
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const parts = version.split(".").map(Number);
  const recent = parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1]);
  if (recent) return null;
  return `This app needs Node ${OLDEST.join(".")} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and run the command again.`;
}
