import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { createCard } from "@/app/actions/create-card";
import { editCard } from "@/app/actions/edit-card";
import { writeNote } from "@/app/actions/write-note";

vi.mock("@/lib/auth/session", () => ({ findUserId: async () => "ada" }));
vi.mock("@/lib/db/own-room", async (original) => ({ ...(await original<object>()), hasRoom: async () => false }));

const form = () => {
  const sent = new FormData();
  const fields = { id: randomUUID(), loaded: "x", slug: "a-card", question: "Why?", summary: "So.", level: "core" };
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  return sent;
};

it.each([
  ["a new card", () => createCard(null, form())],
  ["an edit", () => editCard(null, form())],
] as const)("whoever has 50 MB of words keeps what they typed, and %s is not saved", async (_, save) => {
  const { said, draft } = await save();
  expect(said).toMatchObject({ kind: "refused", message: expect.stringContaining("50 MB") });
  expect(draft.question).toBe("Why?");
});

it("whoever has 50 MB of words writes no note", async () => {
  const note = { id: randomUUID(), ageMs: 0, cardId: randomUUID(), text: "A note." };
  expect(await writeNote(note)).toMatchObject({ kind: "invalid", message: expect.stringContaining("50 MB") });
});
