/** The oldest Node that Next 16 and Prisma 7 both run on. */
const OLDEST = { major: 20, minor: 19 };

/**
 * Says in one sentence why this Node is too old, or returns null when it is recent enough.
 * @param {string} version such as "20.19.1"
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const recent = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (recent) return null;
  return `This app needs Node ${OLDEST.major}.${OLDEST.minor} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and run the command again.`;
}
