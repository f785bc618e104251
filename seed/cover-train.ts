// npm run questions:train, second half: trains the scorer by which a card of the bank covers a question,
// on what the bank says that it covers, and prints how well it does on cards that it has not seen.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { asItems } from "./bank-items";
import { asQuestions, asWordings } from "./cover";
import { candidatePairs } from "./documents/dedupe/candidates";
import { featureNames, featuresOf, mayBeOne } from "./documents/dedupe/features";
import { prepareItems } from "./documents/dedupe/prepare";
import { probability, type Scorer } from "./documents/dedupe/scorer";
import { type Example, fitLogistic } from "./documents/dedupe/train/fit";
import { itemId } from "./documents/model";
import { readQuestions } from "./documents/pipeline";
import { readBank } from "./pipeline";
import { readFiles } from "./question-files";

const FOLDS = 5;
const PENALTY = 3;
/** From this probability on a card covers a question: what it does not cover becomes a card, so rather too high. */
const THRESHOLD = 0.5;

const bank = path.join(import.meta.dirname, "bank");
const files = readdirSync(bank).filter((name) => name.endsWith(".md"));
const { content } = readBank(files.sort().map((file) => ({ file, text: readFileSync(path.join(bank, file), "utf8") })));
const { items } = readQuestions(readFiles([path.resolve(import.meta.dirname, "../../shared/seeds")]).sources);
const cards = asWordings(content.cards);
const coveredBy = new Map<string, string[]>();
for (const { slug, sources } of content.cards) {
  for (const source of sources) coveredBy.set(source, [...(coveredBy.get(source) ?? []), slug]);
}

interface Pair extends Example {
  id: string;
  slug: string;
  fold: number;
}
const prepared = prepareItems([...asItems(cards), ...asQuestions(items)]);
const pairs = candidatePairs(prepared).flatMap(([a, b]): Pair[] => {
  const [card, item, x, y] = [cards[a], items[b - cards.length], prepared[a], prepared[b]];
  if (!card || !item || !x || !y || !mayBeOne(x, y)) return [];
  const covering = coveredBy.get(itemId(item)) ?? [];
  const target = covering.includes(card.slug) ? 1 : 0;
  return [
    {
      id: itemId(item),
      slug: card.slug,
      fold: foldOf(covering[0] ?? ""),
      features: featuresOf(x, y),
      target,
      weight: 1,
    },
  ];
});

const best = new Map<string, { slug: string; p: number }>();
for (let out = 0; out < FOLDS; out++) {
  const scorer = fitScorer(pairs.filter((pair) => pair.fold !== out));
  for (const { id, slug, fold, features } of pairs) {
    if (fold !== out) continue;
    const p = probability(scorer, features);
    if (p > (best.get(id)?.p ?? 0)) best.set(id, { slug, p });
  }
}
const covered = [...best].filter(([, { p }]) => p >= THRESHOLD);
const right = covered.filter(([id, { slug }]) => coveredBy.get(id)?.includes(slug)).length;
console.log(
  `Question by question, on cards left out of the training: precision ${(right / covered.length).toFixed(3)}, recall ${(right / items.length).toFixed(3)}.`,
);
writeFileSync(path.join(import.meta.dirname, "cover-scorer.json"), `${JSON.stringify(fitScorer(pairs), null, 2)}\n`);
console.log(`Trained on ${pairs.length} pairs of ${content.cards.length} cards and ${items.length} questions.`);

function fitScorer(examples: Example[]): Scorer {
  const [bias = 0, ...weights] = fitLogistic(examples, PENALTY);
  const named = featureNames.map((name, index) => [name, Number((weights[index] ?? 0).toFixed(4))]);
  return { bias: Number(bias.toFixed(4)), weights: Object.fromEntries(named), threshold: THRESHOLD };
}

/** All questions of a card are in one fold. */
function foldOf(slug: string): number {
  let hash = 0;
  for (const letter of slug) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  return hash % FOLDS;
}
