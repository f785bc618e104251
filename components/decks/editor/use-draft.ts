"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type CardDraft, sameDraft } from "@/lib/domain/card-draft";

/** Words that were typed on this device and not saved, and which wording they were to replace. */
export interface KeptDraft {
  draft: CardDraft;
  loaded: string;
  at: string;
}

/** How long after the last key the words are kept, in ms: soon enough that a crash takes little. */
const SOON_MS = 300;

/**
 * Keeps what is typed on this device until it is saved, under `where`. `found` are words of an earlier
 * visit that differ from those on the page, until they are `settled`; leaving with unsaved words is asked about.
 */
export function useDraft(where: string, saved: CardDraft) {
  const [found, setFound] = useState<KeptDraft | null>(null);
  const base = useRef(saved);
  const pending = useRef<KeptDraft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const dirty = useRef(false);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (pending.current) store(where, pending.current);
    pending.current = null;
  }, [where]);

  useEffect(() => {
    const kept = recall(where);
    if (kept && !sameDraft(kept.draft, base.current)) setFound(kept);
    const warn = (event: BeforeUnloadEvent) => {
      flush();
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    window.addEventListener("pagehide", flush);
    return () => {
      flush();
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("pagehide", flush);
    };
  }, [where, flush]);

  /** Keeps words; those that are saved anyway are not kept. */
  const keep = (draft: CardDraft, loaded: string) => {
    dirty.current = !sameDraft(draft, base.current);
    pending.current = null;
    clearTimeout(timer.current);
    if (!dirty.current) return forget(where);
    pending.current = { draft, loaded, at: new Date().toISOString() };
    timer.current = setTimeout(flush, SOON_MS);
  };
  /** The words were saved, or given up: the page's are now `draft`. */
  const settle = (draft: CardDraft) => {
    base.current = draft;
    dirty.current = false;
    pending.current = null;
    clearTimeout(timer.current);
    forget(where);
    setFound(null);
  };
  /** The words of an earlier visit are not wanted; what was typed since is kept. */
  const discard = () => {
    if (!dirty.current) forget(where);
    setFound(null);
  };
  return { found, discard, closeFound: () => setFound(null), keep, settle };
}

// A browser may refuse to keep anything; then there is no draft, and everything else works.

function store(where: string, kept: KeptDraft) {
  try {
    localStorage.setItem(where, JSON.stringify(kept));
  } catch {}
}

/** Takes all that a user typed and did not save from this device: they sign out. */
export function forgetDrafts(userId: string) {
  try {
    const mine = Object.keys(localStorage).filter((key) => key.startsWith(draftPlace(userId, "")));
    for (const key of mine) localStorage.removeItem(key);
  } catch {}
}

/** Under which name a user's words for something are kept: each user's apart. */
export const draftPlace = (userId: string, what: string) => `draft:${userId}:${what}`;

function forget(where: string) {
  try {
    localStorage.removeItem(where);
  } catch {}
}

function recall(where: string): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(where) ?? "null");
  } catch {
    return null;
  }
}
