import { createHash } from "node:crypto";

/**
 * The id under which something that a form made is kept: the same for the same user and form, so that it is
 * made once, and never another user's, so that no answer tells whether an id is theirs. A UUID of version 8.
 */
export function ownId(userId: string, formId: string): string {
  const bytes = createHash("sha256").update(`${userId} ${formId.toLowerCase()}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
