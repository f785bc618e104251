import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { topicAgreement } from "./documents/classify/agreement";
import { trainedScorer } from "./documents/dedupe/dedupe";
import { readLabels } from "./documents/dedupe/train/labels";
import { reportScore, scoreClusters } from "./documents/dedupe/train/score";
import { itemId } from "./documents/model";
import { readQuestions } from "./documents/pipeline";
import { readFiles } from "./question-files";

const shared = path.resolve(import.meta.dirname, "../../shared");
const [labelsFile = path.join(shared, "gold/labels-dev.tsv"), documents = path.join(shared, "seeds")] =
  process.argv.slice(2);

if (!existsSync(labelsFile) || !existsSync(documents)) {
  console.error(`No labels or documents to score by: ${labelsFile}, ${documents}`);
  process.exitCode = 1;
} else {
  const labels = readLabels(readFileSync(labelsFile, "utf8"));
  const { items } = readQuestions(readFiles([documents]).sources);
  console.log(reportScore(scoreClusters(items, labels, trainedScorer), items));
  const { agreed, labelled } = topicAgreement(new Map(items.map((item) => [itemId(item), item.topic])), labels);
  console.log(
    `\nTopics: ${agreed} of ${labelled} labelled items agree (${(agreed / Math.max(labelled, 1)).toFixed(3)})`,
  );
}
