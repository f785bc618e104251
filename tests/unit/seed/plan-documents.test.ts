import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CardContent, Plan, StoredContent } from "@/lib/domain/content";
import { askedHash, readAsked } from "@/seed/asked";
import { readQuestions } from "@/seed/documents/pipeline";
import { readRenames } from "@/seed/match-cards";
import { describePlan } from "@/seed/plan";
import { type DocumentsPlan, planDocuments } from "@/seed/plan-documents";
import { reportDocuments } from "@/seed/report-plan";
import { cardContent } from "@/tests/support/fixtures";

/** All that the pipeline may take a question for. */
const TOPICS = [
  "fundamentals",
  "scalability",
  "networking",
  "apis",
  "caching",
  "data-modeling",
  "storage-internals",
  "connections",
  "replication-sharding",
  "consistency-transactions",
  "consensus-coordination",
  "messaging",
  "stream-batch",
  "architecture",
  "resilience",
  "observability-sre",
  "delivery",
  "security-privacy",
  "data-governance",
  "ml-search",
  "design-social",
  "design-commerce",
  "design-platform",
];

/** A database with all decks and these cards. */
function storedWith(...cards: CardContent[]): StoredContent {
  const decks = [...new Set([...TOPICS, ...cards.map((card) => card.deckSlug)])].map((slug, i) => ({
    slug,
    title: slug,
    description: "A deck.",
    position: i + 1,
    prerequisites: [],
    retired: false,
  }));
  return { decks, cards: cards.map((card) => ({ ...card, retired: false })), quotes: [] };
}

type Texts = Record<string, string>;

function planFor(
  stored: StoredContent,
  texts: Texts,
  more: { asked?: string; renames?: string; unread?: string[]; folder?: string } = {},
) {
  const sources = Object.entries(texts).map(([document, text]) => ({ document, text }));
  return planDocuments({
    stored,
    items: readQuestions(sources).items,
    asked: readAsked(more.asked ?? ""),
    renames: readRenames(more.renames ?? ""),
    folder: more.folder ?? "/documents",
    documents: new Set(Object.keys(texts)),
    unread: new Set(more.unread ?? []),
  });
}

/** What is stored once a plan has been carried out, as lib/db/content.ts does. */
function carriedOut(stored: StoredContent, { cards, quotes }: Plan): StoredContent {
  const changed = new Map([...cards.update, ...cards.add].map((card) => [card.slug, { ...card, retired: false }]));
  const key = (quote: { document: string; number: string }) => `${quote.document}:${quote.number}`;
  const gone = new Set([...quotes.remove, ...quotes.put].map(key));
  return {
    decks: stored.decks,
    cards: [
      ...stored.cards.map(
        (card) => changed.get(card.slug) ?? { ...card, retired: card.retired || cards.retire.includes(card.slug) },
      ),
      ...cards.add.map((card) => ({ ...card, retired: false })),
    ],
    quotes: [...stored.quotes.filter((quote) => !gone.has(key(quote))), ...quotes.put],
  };
}

const questions = (...pairs: [string, string][]) => pairs.map(([q, a]) => `## ${q}\n\n${a}\n`).join("\n");
const slugs = (plan: DocumentsPlan) => plan.cards.add.map((card) => card.slug);

const STAMPEDE = cardContent("cache-stampede", {
  deckSlug: "caching",
  question: "What is a cache stampede, and how do you prevent it?",
  summary: "Many requests miss one expired key at once and all recompute it, which overloads the database.",
  keyPoints: ["Coalesce requests.", "Refresh early.", "Add jitter to expiry."],
});

describe("planDocuments", () => {
  it("makes a question that a card covers a quote of that card, and any other a card of its topic's deck", () => {
    const plan = planFor(storedWith(STAMPEDE), {
      harbor: questions(
        ["What is a cache stampede?", "A hot key expires and all requests reach the database at once."],
        ["How does a message queue smooth load peaks?", "It stores messages.\n\n- Consumers take them in time."],
      ),
    });
    expect(plan.quotes.put).toEqual([
      expect.objectContaining({ document: "harbor", number: "1", line: 1, cardSlug: "cache-stampede" }),
      expect.objectContaining({
        document: "harbor",
        number: "2",
        cardSlug: "how-does-a-message-queue-smooth-load-peaks--harbor",
      }),
    ]);
    expect(plan.cards.add).toEqual([
      expect.objectContaining({
        origin: "documents",
        deckSlug: "messaging",
        question: "How does a message queue smooth load peaks?",
        summary: "It stores messages.",
        details: "- Consumers take them in time.",
        answered: true,
      }),
    ]);
  });

  it("makes one card of a cluster, with the fullest answer; one without any is marked", () => {
    const plan = planFor(storedWith(), {
      a: questions(["What is a circuit breaker?", "Short."], ["What is a load balancer?", ""]),
      b: questions(["What is a circuit breaker?", "It stops calls to a service that keeps failing, for a while."]),
    });
    expect(plan.cards.add).toEqual([
      expect.objectContaining({ answered: true, level: "core", summary: expect.stringContaining("stops calls") }),
      expect.objectContaining({ answered: false, level: "advanced", summary: "", details: "" }),
    ]);
    expect(plan.quotes.put.map((quote) => quote.cardSlug)).toEqual([slugs(plan)[0], slugs(plan)[1], slugs(plan)[0]]);
    expect(plan.report.unanswered).toEqual([slugs(plan)[1]]);
  });

  it("knows the questions that the bank was written from by their words, whatever the card's", () => {
    const card = cardContent("dog-pile", { question: "Why do herds hurt?", sources: ["002:17"] });
    const question = "How do you calm a thundering database?";
    const asked = `002:17\t${askedHash({ question, kind: "question" })}\n`;
    const plan = planFor(storedWith(card), { renamed: questions([question.toUpperCase(), "By waiting."]) }, { asked });
    expect(plan.quotes.put[0]?.cardSlug).toBe("dog-pile");
    expect(plan.report.covered).toEqual({ questions: 1, cards: 1 });
  });

  const first = {
    a: questions(["What is a bloom filter good for?", "It says no for sure."], ["What is DNS?", "Names."]),
  };
  const imported = () => carriedOut(storedWith(), planFor(storedWith(), first));

  it("keeps a card through a change of its answer, and through one of its place", () => {
    const moved = {
      a: questions(
        ["What is DNS?", "Names to addresses."],
        ["What is a bloom filter good for?", "It says no for sure."],
      ),
    };
    const plan = planFor(imported(), moved);
    expect(plan.report).toMatchObject({ added: [], retired: [], reworded: [], updated: ["what-is-dns--a"] });
  });

  it("keeps a reworded question's card by its place, and by a declared rename wherever it stands", () => {
    const inPlace = {
      a: questions(["What is a bloom filter used for?", "It says no for sure."], ["What is DNS?", "Names."]),
    };
    expect(planFor(imported(), inPlace).report.reworded).toEqual([
      {
        slug: "what-is-a-bloom-filter-good-for--a",
        from: "What is a bloom filter good for?",
        to: "What is a bloom filter used for?",
      },
    ]);
    const elsewhere = { b: questions(["What is the name system of the internet?", "Names."]) };
    const renames = "What is DNS?\tWhat is the name system of the internet?\n";
    const { report } = planFor(imported(), elsewhere, { renames });
    expect(report.reworded.map(({ slug }) => slug)).toEqual(["what-is-dns--a"]);
    expect(report.retired.map(({ slug }) => slug)).toEqual(["what-is-a-bloom-filter-good-for--a"]);
  });

  it("does not take another question in the same place for a rewording", () => {
    const other = { a: questions(["How does Kafka order messages?", "In a partition."], ["What is DNS?", "Names."]) };
    const { report } = planFor(imported(), other);
    expect([report.added.length, report.retired.length, report.reworded.length]).toEqual([1, 1, 0]);
  });

  it("retires what is gone, brings it back under its name, and says what covers it now", () => {
    const without = { a: questions(["What is DNS?", "Names."]) };
    const gone = planFor(imported(), without);
    expect(gone.report.retired).toEqual([{ slug: "what-is-a-bloom-filter-good-for--a", coveredBy: null }]);
    const back = planFor(carriedOut(imported(), gone), first);
    expect(back.cards.update.map(({ slug }) => slug)).toEqual(["what-is-a-bloom-filter-good-for--a"]);
    const bank = cardContent("bloom-filter", {
      deckSlug: "storage-internals",
      question: "What is a bloom filter good for?",
    });
    const stored = imported();
    stored.cards.push({ ...bank, retired: false });
    expect(planFor(stored, first).report.retired).toEqual([
      { slug: "what-is-a-bloom-filter-good-for--a", coveredBy: "bloom-filter" },
    ]);
  });

  it("leaves all that a document said that could not be read", () => {
    const plan = planFor(imported(), { b: questions(["What is TCP?", "A protocol."]) }, { unread: ["a"] });
    expect([plan.cards.retire, plan.quotes.remove]).toEqual([[], []]);
  });

  it("retires only what is gone from the folder that it came from", () => {
    const more = { b: questions(["What is TCP?", "A protocol."]) };
    expect(planFor(imported(), more, { folder: "/more" }).report).toMatchObject({ retired: [], updated: [] });
    expect(planFor(imported(), more).report.retired).toHaveLength(2);
  });

  it("lets documents of two folders share a card, and each take back what it said", () => {
    const more = { b: questions(["What is DNS?", "The system that finds the address for a name."]) };
    const shared = planFor(imported(), more, { folder: "/more" });
    expect(shared.report).toMatchObject({ added: [], updated: ["what-is-dns--a"] });
    const both = carriedOut(imported(), shared);
    expect(both.cards.find(({ slug }) => slug === "what-is-dns--a")).toMatchObject({
      level: "core",
      summary: "The system that finds the address for a name.",
    });
    expect(describePlan(planFor(both, first))).toBe("nothing to change");
    const without = planFor(both, { b: questions(["What is TCP?", "A protocol."]) }, { folder: "/more" });
    expect(without.report).toMatchObject({ retired: [], updated: ["what-is-dns--a"] });
    expect(carriedOut(both, without).cards.find(({ slug }) => slug === "what-is-dns--a")?.summary).toBe("Names.");
  });

  it("names the cards that a new one comes near to, with the similarity", () => {
    const texts = { a: questions(["When does a cache stampede happen?", "After a key expires."]) };
    const plan = planFor(storedWith(STAMPEDE), texts);
    expect(reportDocuments(plan).join("\n")).toMatch(
      /new: when-does-a-cache-stampede-happen--a in \S+: When .*\n {2}near-duplicate of cache-stampede, similarity \d+ %/,
    );
  });

  it("plans nothing once its own plan has been carried out, whatever came before", () => {
    const subject = fc.constantFrom(
      "a bloom filter",
      "DNS",
      "a cache stampede",
      "Kafka",
      "a circuit breaker",
      "a saga",
      "B-trees",
    );
    const frame = fc.constantFrom(
      "What is {}?",
      "How does {} work?",
      "Explain {}.",
      "When would you use {}?",
      "What are the risks of {}?",
    );
    const pair = fc.tuple(frame, subject, fc.constantFrom("", "Yes.", "Some words on it.\n\n- and a list"));
    const text = fc
      .array(pair, { minLength: 1, maxLength: 8 })
      .map((all) =>
        questions(...all.map(([words, about, answer]): [string, string] => [words.replace("{}", about), answer])),
      );
    const texts = fc.dictionary(fc.constantFrom("a", "b"), text, { minKeys: 1 });
    fc.assert(
      fc.property(texts, texts, fc.constantFrom("/documents", "/more"), (before, then, folder) => {
        const stored = carriedOut(storedWith(STAMPEDE), planFor(storedWith(STAMPEDE), before));
        const plan = planFor(stored, then, { folder });
        const done = carriedOut(stored, plan);
        expect(describePlan(planFor(done, then, { folder }))).toBe("nothing to change");
        const active = new Set(done.cards.filter((card) => !card.retired).map((card) => card.slug));
        expect(done.quotes.every((quote) => active.has(quote.cardSlug))).toBe(true);
        expect(new Set(done.cards.map((card) => card.slug)).size).toBe(done.cards.length);
      }),
      { numRuns: 40 },
    );
  });
});
