import { useEffect, useState } from "react";
import type { DeckName, FoundName } from "./commands";

/** A pause in typing, in milliseconds, after which the server is asked. */
const PAUSE_MS = 120;

/** What the server knows for the palette, and whether it could be asked. */
export interface Found {
  decks: readonly DeckName[];
  cards: readonly FoundName[];
  /** Whether the decks are still awaited, without which what was typed may mean something else. */
  opening: boolean;
  /** Whether an answer is awaited. */
  asking: boolean;
  reached: boolean;
}

/** The decks, once, and the cards for what is typed; the answer to an older question is never shown over a newer one's. */
export function useFound(typed: string): Found {
  const [decks, setDecks] = useState<readonly DeckName[]>();
  const [cards, setCards] = useState<readonly FoundName[]>([]);
  const [answered, setAnswered] = useState("");
  const [reached, setReached] = useState(true);
  const asked = typed.trim();

  useEffect(() => {
    const abort = new AbortController();
    ask<{ decks: DeckName[] }>("/api/decks", abort.signal).then(
      (answer) => setDecks(answer.decks),
      () => abort.signal.aborted || setReached(false),
    );
    return () => abort.abort();
  }, []);

  useEffect(() => {
    if (asked === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<{ cards: FoundName[] }>(`/api/search?q=${encodeURIComponent(asked)}`, abort.signal).then(
        (answer) => {
          setReached(true);
          setCards(answer.cards);
          setAnswered(asked);
        },
        () => abort.signal.aborted || setReached(false),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked]);

  return {
    decks: decks ?? [],
    cards: asked === "" ? [] : cards,
    opening: decks === undefined && reached,
    asking: asked !== "" && answered !== asked && reached,
    reached,
  };
}

async function ask<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}
