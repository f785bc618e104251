"use client";

import { type RefObject, useRef, useState } from "react";
import type { CardDraft } from "@/lib/domain/card-draft";
import type { DrawnCard } from "./editor-state";

/** The server action that draws a card's words. */
export type DrawPreview = (
  words: Omit<CardDraft, "tags" | "level">,
) => Promise<{ kind: "drawn"; card: DrawnCard } | { kind: string; message: string }>;

/** How long after the last key the preview is drawn, in ms. */
const SOON_MS = 300;

/**
 * The card as it will look, drawn by the server a moment after the last key: one drawing at a time,
 * for Next runs one server action after the other and a save must not wait behind many; and only
 * while `pane` is to be seen.
 */
export function usePreview(draw: DrawPreview, initial: DrawnCard, pane: RefObject<HTMLElement | null>) {
  const [card, setCard] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef<CardDraft | null>(null);
  const drawing = useRef(false);

  const drawNow = async () => {
    if (drawing.current || !wanted.current || !pane.current?.getClientRects().length) return;
    const { tags: _tags, level: _level, ...words } = wanted.current;
    wanted.current = null;
    drawing.current = true;
    try {
      const answer = await draw(words);
      if ("card" in answer) setCard(answer.card);
      setProblem("card" in answer ? null : answer.message);
    } catch {
      setProblem("Could not reach the server for a preview. Your text is kept.");
    }
    drawing.current = false;
    void drawNow(); // what was typed meanwhile
  };
  const schedule = (draft: CardDraft) => {
    wanted.current = draft;
    clearTimeout(timer.current);
    timer.current = setTimeout(drawNow, SOON_MS);
  };
  return { card, problem, schedule, drawNow };
}
