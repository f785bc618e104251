import { useEffect, useState } from "react";
import type { DeckName, FoundName } from "./commands";

/** A pause in typing, in milliseconds, after which the server is asked. */
const PAUSE_MS = 120;

/** How often a server that could not be reached is asked again, in milliseconds. */
const RETRY_MS = 2000;

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
  const [attempt, setAttempt] = useState(0);
  const asked = typed.trim();

  useEffect(() => {
    if (reached) return;
    const again = () => setAttempt((count) => count + 1);
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [reached]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what failed is asked again
  useEffect(() => {
    if (decks) return;
    const abort = new AbortController();
    ask<{ decks: DeckName[] }>("/api/decks", abort.signal).then(
      (answer) => {
        setReached(true);
        setDecks(answer.decks);
      },
      () => abort.signal.aborted || setReached(false),
    );
    return () => abort.abort();
  }, [attempt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (asked === "" || (reached && asked === answered)) return;
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
  }, [asked, attempt]);

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
