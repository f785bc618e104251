import { describe, expect, it } from "vitest";
import type { Entry } from "@/components/review/outbox/entry";
import type { ReviewCard } from "@/components/review/review-card";
import { noteWritten, settlementOf, unleeched } from "@/components/review/settlement";
import { sessionReducer, startSession } from "@/lib/domain/session";
import type { Standing } from "@/lib/domain/standing";

const standing: Standing = {
  version: 1,
  state: "review",
  dueAt: null,
  buttons: { 1: "1m", 2: "6m", 3: "10m", 4: "8d" },
  days: { 1: 0, 2: 3, 3: 8, 4: 20 },
  available: true,
  due: true,
};
const card = (cardId: string): ReviewCard => ({
  cardId,
  name: `What is ${cardId}?`,
  standing,
  slug: cardId,
  deckTitle: "Deck",
  question: "?",
  summary: "!",
  keyPoints: [],
  details: null,
  note: null,
  leech: false,
});
const noteEntry = (text: string): Entry => ({
  id: "n",
  userId: "ann",
  at: 0,
  kind: "note",
  input: { id: "n", cardId: "b", text },
});
const start = () => startSession([card("a"), card("b")], 0);

describe("a note", () => {
  it("is on its card at once, as it was written, and drawn once the server has it", () => {
    const written = sessionReducer(start(), noteWritten("b", " A **shelf**. "));
    expect(written.ahead[0]?.note).toEqual({ text: "A **shelf**.", html: null });
    const saved = { kind: "done" as const, standing, noteHtml: "<p>A <strong>shelf</strong>.</p>" };
    const settled = sessionReducer(written, settlementOf(noteEntry("A **shelf**."), saved, 0));
    expect(settled.ahead[0]?.note?.html).toBe("<p>A <strong>shelf</strong>.</p>");
    expect(settled.current).toBe(written.current);
  });

  it("keeps the newer text where an older one is answered late", () => {
    const written = sessionReducer(start(), noteWritten("b", "The newer."));
    const late = settlementOf(noteEntry("The older."), { kind: "done", standing, noteHtml: "<p>The older.</p>" }, 0);
    expect(sessionReducer(written, late).ahead[0]?.note).toEqual({ text: "The newer.", html: null });
  });

  it("says so when it was refused, and is none when it is empty", () => {
    const refused = settlementOf(noteEntry("A note."), { kind: "invalid", message: "Too long." }, 0);
    expect(sessionReducer(start(), refused).notice).toBe("Too long. Your note was not saved.");
    expect(sessionReducer(start(), noteWritten("b", "  ")).ahead[0]?.note).toBeNull();
  });

  it("that is taken back is reworded where its card is, and does not bring the card to the front", () => {
    const noted = { ...card("b"), note: { text: "Before.", html: "<p>Before.</p>" } };
    const back = sessionReducer(start(), { type: "undone", what: "note", card: noted, now: 0 });
    expect(back.current?.cardId).toBe("a");
    expect(back.ahead).toEqual([noted]);
    expect(back.notice).toBe("Note undone.");
  });
});

describe("a grade right after “Clear leech mark” was refused as stale", () => {
  const leech = { ...card("a"), leech: true };
  const entry: Entry = {
    id: "u",
    userId: "ann",
    at: 0,
    kind: "change",
    input: { id: "u", cardId: "a", kind: "unleech" },
  };

  it("names the version that the act will make, and then the one that it has made", () => {
    const marked = sessionReducer(startSession([leech], 0), unleeched("a"));
    expect(marked.current).toMatchObject({ leech: false, standing: { version: 2 } });
    const answer = { kind: "done" as const, standing: { ...standing, version: 7 } };
    const settled = sessionReducer(marked, settlementOf(entry, answer, 1));
    expect(settled.current).toMatchObject({ leech: false, standing: { version: 7 } });
  });
});
