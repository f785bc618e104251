import { spawnSync } from "node:child_process";
import { readQuestions } from "../../seed/documents/pipeline";
import { generateDocuments } from "./generate-documents";

const questions = 100_000;
const limits = { seconds: 60, gigabytes: 1.5, growth: 12 };

type Measured = { questions: number; seconds: number; gigabytes: number; items: number; clusters: number };

/** Runs the pipeline on so many generated questions in this process. */
function measure(count: number): Measured {
  const sources = generateDocuments(count);
  const started = performance.now();
  const { items, clusters } = readQuestions(sources);
  const seconds = (performance.now() - started) / 1000;
  // maxRSS is in kilobytes.
  return {
    questions: count,
    seconds,
    gigabytes: process.resourceUsage().maxRSS / 1e6,
    items: items.length,
    clusters: clusters.length,
  };
}

/** A process of its own for each size, so that one's memory is not the other's. */
function measureApart(count: number): Measured {
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, process.argv[1] ?? "", "pipeline", "--one", String(count)],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (child.status !== 0) throw new Error(`The benchmark of ${count} questions failed.`);
  return JSON.parse(child.stdout) as Measured;
}

/** Measures a tenth and the whole of the questions against the limits; 0 when they hold. */
export async function run(given: string[]): Promise<number> {
  if (given[0] === "--one") {
    console.log(JSON.stringify(measure(Number(given[1]))));
    return 0;
  }
  const total = Number(given[0] ?? questions);
  const [tenth, whole] = [measureApart(total / 10), measureApart(total)];
  for (const { questions: count, seconds, gigabytes, items, clusters } of [tenth, whole]) {
    console.log(
      `${count} questions: ${seconds.toFixed(1)} s, ${gigabytes.toFixed(2)} GB, ${items} items in ${clusters} clusters`,
    );
  }
  const growth = whole.seconds / tenth.seconds;
  console.log(`ten times the questions take ${growth.toFixed(1)} times as long (limit ${limits.growth})`);
  const holds =
    whole.seconds <= limits.seconds &&
    whole.gigabytes <= limits.gigabytes &&
    growth <= limits.growth &&
    whole.items >= total;
  console.log(
    holds
      ? "within the limits"
      : `outside the limits: ${limits.seconds} s, ${limits.gigabytes} GB, ${limits.growth} times`,
  );
  return holds ? 0 : 1;
}
