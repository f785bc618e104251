import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { prepareItems } from "./documents/dedupe/prepare";
import { gather, train } from "./documents/dedupe/train/cross-validate";
import { readLabels } from "./documents/dedupe/train/labels";
import { settings } from "./documents/dedupe/train/settings";
import { parseDocument } from "./documents/parse/parse-document";
import { readFiles } from "./question-files";

// Trains the scorer of the deduplication on the hand labels and writes its weights: `npx tsx seed/questions-train.ts`.
const shared = path.resolve(import.meta.dirname, "../../shared");
const labels = readLabels(readFileSync(path.join(shared, "gold/labels-dev.tsv"), "utf8"));
const items = readFiles([path.join(shared, "seeds")]).sources.flatMap((source) => parseDocument(source).items);
const scorer = train(gather(prepareItems(items), labels), settings, () => true);
writeFileSync(
  path.resolve(import.meta.dirname, "documents/dedupe/scorer.json"),
  `${JSON.stringify(scorer, null, 2)}\n`,
);
console.log(`Trained on ${labels.size} labels.`);
