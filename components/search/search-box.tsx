"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";

/** How long a pause in typing is, in milliseconds: shorter than one notices, longer than between two letters. */
const PAUSE_MS = 120;

const addressOf = (text: string) => (text.trim() === "" ? "/search" : `/search?q=${encodeURIComponent(text)}`);

/**
 * The field that searches as one types. Without JavaScript it is a form that asks the server; with it,
 * the page's results follow the typing, and the old ones stay until the new ones are there.
 */
export function SearchBox({ query, longest }: { query: string; longest: number }) {
  const router = useRouter();
  const [searching, startSearch] = useTransition();
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>();
  const field = useRef<HTMLInputElement>(null);
  /** What the page was last asked for from here: another query came by a link, or the way back. */
  const asked = useRef(query);

  useEffect(() => {
    if (!field.current || query === asked.current) return;
    asked.current = query;
    field.current.value = query;
  }, [query]);

  useEffect(() => {
    // Whoever comes to search can type at once; a phone would cover the page with its keyboard.
    if (query === "" && matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [query]);

  const search = (text: string) => {
    clearTimeout(timer);
    asked.current = text.trim() === "" ? "" : text;
    startSearch(() => router.replace(addressOf(text), { scroll: false }));
  };

  return (
    <search>
      <form
        action="/search"
        aria-busy={searching}
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          search(field.current?.value ?? "");
        }}
      >
        <label htmlFor="q" className="sr-only">
          Search all cards
        </label>
        <input
          ref={field}
          id="q"
          name="q"
          type="search"
          dir="auto"
          defaultValue={query}
          maxLength={longest}
          placeholder="Words, or deck:caching is:due"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          aria-describedby="search-status"
          className="field min-w-0 flex-1 text-base"
          onChange={({ target: { value } }) => {
            clearTimeout(timer);
            setTimer(setTimeout(() => search(value), PAUSE_MS));
          }}
        />
        <button type="submit" className="button button-primary">
          Search
        </button>
      </form>
    </search>
  );
}
