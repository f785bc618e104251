"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { OwnKeys } from "@/lib/domain/own-keys";
import { bindingsOf, DEFAULT_BINDINGS } from "./keys";

const BindingsContext = createContext(DEFAULT_BINDINGS);

/** The keys that hold for the learner: for the handler, and for all that shows them. */
export const useBindings = () => useContext(BindingsContext);

/** Makes a learner's own keys hold for the review within. */
export function OwnKeysProvider({ ownKeys, children }: { ownKeys: OwnKeys; children: ReactNode }) {
  const bindings = useMemo(() => bindingsOf(ownKeys), [ownKeys]);
  return <BindingsContext value={bindings}>{children}</BindingsContext>;
}
