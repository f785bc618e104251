import type { CardContent, DeckContent } from "../lib/domain/content";
import { type Block, outline } from "./documents/parse/outline";
import { readFrontMatter } from "./front-matter";
import type { Mistake } from "./mistake";

/** One file of the bank, read. */
export interface BankFile {
  file: string;
  deck: DeckContent | null;
  /** The cards that could be read, with the line that each begins on. */
  cards: (CardContent & { file: string; line: number })[];
  mistakes: Mistake[];
}

const LEVELS = ["core", "advanced", "specialist"] as const;

/** Reads a bank file: front matter, then a card under each second-level heading. Never throws. */
export function parseBankFile(file: string, text: string): BankFile {
  const { deck, body, mistakes } = readFrontMatter(file, text.replace(/\r\n/g, "\n"));
  const lines = body.split("\n");
  const { before, parts } = splitAtHeadings(outline(lines), 2);
  for (const block of before) mistakes.push({ file, line: block.start + 1, message: "text before the first question" });
  const cards = parts.flatMap((part, index) => {
    const reader = new CardReader(file, lines, part);
    const card = reader.read(deck?.slug ?? "", index + 1);
    mistakes.push(...reader.mistakes);
    return card ? [{ ...card, file, line: part.heading.start + 1 }] : [];
  });
  return { file, deck, cards, mistakes };
}

/** A heading and the blocks below it. */
interface Part {
  heading: Block;
  blocks: Block[];
}

/** Cuts blocks at the headings of a depth, or of a lesser one, which does not belong there. */
function splitAtHeadings(blocks: readonly Block[], depth: number): { before: Block[]; parts: Part[] } {
  const before: Block[] = [];
  const parts: Part[] = [];
  for (const block of blocks) {
    if (block.kind === "heading" && block.depth <= depth) parts.push({ heading: block, blocks: [] });
    else (parts.at(-1)?.blocks ?? before).push(block);
  }
  return { before, parts };
}

/** Reads the blocks of one card, keeping what is wrong with them. */
class CardReader {
  readonly mistakes: Mistake[] = [];

  constructor(
    private readonly file: string,
    private readonly lines: readonly string[],
    private readonly card: Part,
  ) {}

  read(deckSlug: string, position: number): CardContent | null {
    const { before, parts } = splitAtHeadings(this.card.blocks, 3);
    const [meta, ...summary] = before;
    const fields = this.readFields(meta);
    const keyPoints = this.readKeyPoints(parts.find((part) => this.title(part) === "Key points"));
    const details = parts.find((part) => this.title(part) === "Details");
    for (const part of parts) {
      if (["Key points", "Details"].includes(this.title(part))) continue;
      this.report(part.heading, `there is no section "${this.title(part)}"`);
    }
    if (summary.length === 0) this.report(this.card.heading, "the card has no summary");
    if (this.mistakes.length > 0 || !fields || !keyPoints) return null;
    const question = this.title(this.card);
    return {
      ...fields,
      origin: "bank",
      answered: true,
      deckSlug,
      position,
      question,
      summary: this.slice(summary),
      keyPoints,
      details: this.slice(details?.blocks ?? []),
    };
  }

  private readFields(meta: Block | undefined) {
    if (meta?.kind !== "list") {
      this.report(meta ?? this.card.heading, "a card begins with its list of id, level and covers");
      return null;
    }
    const fields = new Map(meta.children.map((item) => splitField(this.item(item))));
    const slug = fields.get("id") ?? "";
    const level = LEVELS.find((name) => name === fields.get("level"));
    const covers = fields.get("covers");
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) this.report(meta, `id "${slug}" must be lower-case words joined by -`);
    if (!level) this.report(meta, `level "${fields.get("level") ?? ""}" must be one of ${LEVELS.join(", ")}`);
    const sources = covers === "none" ? [] : (covers ?? "").split(/,\s*/);
    for (const source of sources) {
      if (!/^[\w-]+:T?\d+$/.test(source)) this.report(meta, `covers: "${source}" must look like 002:117 or 000:T13`);
    }
    if (new Set(sources).size < sources.length) this.report(meta, "covers names a question twice");
    return level ? { slug, level, sources: sources.sort() } : null;
  }

  private readKeyPoints(part: Part | undefined): string[] | null {
    const [list, ...more] = part?.blocks ?? [];
    if (list?.kind === "list" && more.length === 0) return list.children.map((item) => this.item(item));
    this.report(part?.heading ?? this.card.heading, 'the card needs a section "### Key points" that is one list');
    return null;
  }

  /** A heading's words. */
  private title({ heading }: Part): string {
    return (this.lines[heading.start] ?? "").replace(/^#+\s+|\s+#*\s*$/g, "");
  }

  /** The Markdown of a list's item, in one line. */
  private item(item: Block): string {
    return this.slice([item])
      .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "")
      .replace(/\s*\n\s*/g, " ");
  }

  /** The Markdown that blocks which follow one another were read from. */
  private slice(blocks: readonly Block[]): string {
    const [first, last] = [blocks.at(0), blocks.at(-1)];
    return first && last
      ? this.lines
          .slice(first.start, last.end + 1)
          .join("\n")
          .trim()
      : "";
  }

  private report(block: Block, message: string) {
    this.mistakes.push({ file: this.file, line: block.start + 1, message });
  }
}

function splitField(text: string): [string, string] {
  const colon = text.indexOf(":");
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}
