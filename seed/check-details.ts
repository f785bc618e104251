import { renderDiagram } from "../lib/markdown/diagram";
import { outline } from "./documents/parse/outline";
import type { Mistake } from "./mistake";
import type { BankFile } from "./parse-bank";

type Card = BankFile["cards"][number];

/** How a telegram answers, and no person: "Use for durability. Tune." */
const TELEGRAM = /(?:^|[.!?]\s+)(?:Use for\b|Tune\.|Important for\b)/;

/** What is wrong inside the cards' answers: diagrams that cannot be drawn, ragged tables, telegrams. */
export function checkDetails(files: readonly BankFile[]): Mistake[] {
  return files
    .flatMap((file) => file.cards)
    .flatMap((card) => {
      const messages = [...wrongBlocks(card.details), ...telegrams(card)];
      return messages.map((message) => ({ file: card.file, line: card.line, message }));
    });
}

function telegrams({ summary, keyPoints }: Card): string[] {
  return [summary, ...keyPoints]
    .filter((text) => TELEGRAM.test(text))
    .map((text) => `this is a telegram: ${text.slice(0, 60)}`);
}

function wrongBlocks(details: string): string[] {
  const lines = details.split("\n");
  return outline(lines).flatMap((block) => {
    const text = lines.slice(block.start, block.end + 1);
    if (block.kind === "code") return wrongFence(text);
    if (block.kind === "table" || text[0]?.startsWith("|")) return raggedRows(text);
    return block.kind === "html" ? [`there is HTML in the details: ${text[0]}`] : [];
  });
}

function wrongFence([opening = "", ...rest]: string[]): string[] {
  const language = opening.replace(/^\s*[`~]+/, "").trim();
  if (language === "") return ["a fence names no language; text if there is none"];
  if (!/^\s*[`~]{3,}\s*$/.test(rest.at(-1) ?? "")) return ["a fence is not closed"];
  const drawn = language !== "mermaid" || renderDiagram(rest.slice(0, -1).join("\n")) !== null;
  return drawn ? [] : ["a diagram cannot be drawn"];
}

function raggedRows(rows: readonly string[]): string[] {
  const columns = rows.map(
    (row) =>
      row
        .replace(/\\\||`[^`]*`/g, "")
        .replace(/^\s*\||\|\s*$/g, "")
        .split("|").length,
  );
  return columns.every((count) => count === columns[0])
    ? []
    : [`a table's rows have ${[...new Set(columns)].join(" or ")} columns`];
}
