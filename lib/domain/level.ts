/** How deep a card goes, from what every interview asks to what a specialist is asked. */
export const LEVELS = ["core", "advanced", "specialist"] as const;
export type Level = (typeof LEVELS)[number];
