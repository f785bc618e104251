import type { Heading, List, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { CardContent, DeckContent } from "../lib/domain/content";
import { readFrontMatter } from "./front-matter";
import type { Issue } from "./issue";

/** One file of the bank, read. */
export interface BankFile {
  file: string;
  deck: DeckContent | null;
  /** The cards that could be read, with the line that each begins on. */
  cards: (CardContent & { file: string; line: number })[];
  issues: Issue[];
}

// Tables and the like stay inside details, which are kept as they are written: plain Markdown is enough.
const parser = unified().use(remarkParse);

const LEVELS = ["core", "advanced", "specialist"] as const;

/** Reads a bank file: front matter, then a card under each second-level heading. Never throws. */
export function parseBankFile(file: string, text: string): BankFile {
  const { deck, body, issues } = readFrontMatter(file, text.replace(/\r\n/g, "\n"));
  const sections = splitAtHeadings(parser.parse(body).children, 2);
  for (const node of sections.before)
    issues.push({ file, line: lineOf(node), message: "text before the first question" });
  const cards = sections.parts.flatMap(({ heading, nodes }, index) => {
    const reader = new CardReader(file, body, heading, nodes);
    const card = reader.read(deck?.slug ?? "", index + 1);
    issues.push(...reader.issues);
    return card ? [{ ...card, file, line: lineOf(heading) }] : [];
  });
  return { file, deck, cards, issues };
}

/** Reads the nodes of one card, keeping what is wrong with them. */
class CardReader {
  readonly issues: Issue[] = [];

  constructor(
    private readonly file: string,
    private readonly text: string,
    private readonly heading: Heading,
    private readonly nodes: RootContent[],
  ) {}

  read(deckSlug: string, position: number): CardContent | null {
    const { before, parts } = splitAtHeadings(this.nodes, 3);
    const [meta, ...summary] = before;
    const fields = this.readFields(meta);
    const keyPoints = this.readKeyPoints(parts.find((part) => textOf(part.heading) === "Key points"));
    const details = parts.find((part) => textOf(part.heading) === "Details");
    for (const { heading } of parts) {
      if (!["Key points", "Details"].includes(textOf(heading)))
        this.report(heading, `there is no section "${textOf(heading)}"`);
    }
    if (summary.length === 0) this.report(this.heading, "the card has no summary");
    if (this.issues.length > 0 || !fields || !keyPoints) return null;
    return {
      ...fields,
      deckSlug,
      position,
      question: textOf(this.heading),
      summary: this.slice(summary),
      keyPoints,
      details: details ? this.slice(details.nodes) : "",
    };
  }

  private readFields(meta: RootContent | undefined) {
    if (meta?.type !== "list") {
      this.report(meta ?? this.heading, "a card begins with its list of id, level and covers");
      return null;
    }
    const fields = new Map(meta.children.map((item) => splitField(textOf(item))));
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
    const [list, ...more] = part?.nodes ?? [];
    if (list?.type !== "list" || more.length > 0) {
      this.report(part?.heading ?? this.heading, 'the card needs a section "### Key points" that is one list');
      return null;
    }
    return (list as List).children.map((item) => this.slice(item.children).replace(/\s*\n\s*/g, " "));
  }

  /** The Markdown that nodes were read from. */
  private slice(nodes: { position?: RootContent["position"] }[]): string {
    return this.text.slice(nodes.at(0)?.position?.start.offset, nodes.at(-1)?.position?.end.offset);
  }

  private report(node: RootContent, message: string) {
    this.issues.push({ file: this.file, line: lineOf(node), message });
  }
}

interface Part {
  heading: Heading;
  nodes: RootContent[];
}

/** Cuts nodes at the headings of a depth, or of a lesser one that does not belong there. */
function splitAtHeadings(nodes: RootContent[], depth: number): { before: RootContent[]; parts: Part[] } {
  const before: RootContent[] = [];
  const parts: Part[] = [];
  for (const node of nodes) {
    if (node.type === "heading" && node.depth <= depth) parts.push({ heading: node, nodes: [] });
    else (parts.at(-1)?.nodes ?? before).push(node);
  }
  return { before, parts };
}

function splitField(text: string): [string, string] {
  const colon = text.indexOf(":");
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}
