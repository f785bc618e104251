import type { Level } from "@/lib/domain/level";

/** What the form of a plan says; `interviewDate` is empty where a day was to be chosen and is not. */
export interface PlanValues {
  interviewDate: string | null;
  level: Level;
  minutesPerDay: number;
  decks: string[];
}

/** What saving a plan answers: what was wrong, or nothing yet, with what was chosen. */
export type PlanAnswer = {
  kind: "preview" | "invalid" | "signed-out" | "busy" | "not-found" | "failed";
  message?: string;
  fields?: Record<string, string>;
  values: PlanValues;
};

/** What a plan's form holds; whether that makes sense is for the server to say. */
export function readPlan(form: FormData): PlanValues {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const minutes = text("minutes") === "other" ? text("otherMinutes") : text("minutes");
  return {
    interviewDate: text("when") === "none" ? null : text("interviewDate"),
    level: text("level") as Level,
    minutesPerDay: minutes === "" ? Number.NaN : Number(minutes),
    decks: form.getAll("deck").map(String),
  };
}
