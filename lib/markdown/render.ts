import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { doJob } from "./do-job";
import type { Job } from "./job";
import { onOneLine } from "./plain-text";
import { runInThread } from "./pool";
import type { Kind } from "./syntax";
import { asPlain } from "./to-html";
import { SENTENCES, type TooMuch, tooMuch } from "./too-much";
import { turns } from "./turns";

/**
 * Whose words a text is: the bank's, which are known and drawn where they are asked for, or anyone's,
 * asked for by a reader (a user's id; null for visitors): those are drawn in threads with limits of
 * time and memory, one text at a time for each reader.
 */
export type Words = "bank" | { readonly reader: string | null };

/** Answers are kept: cards are the same for everyone, and their words change rarely. In characters, of texts and answers. */
const known = new LRUCache<string, string>({
  maxSize: 50_000_000,
  sizeCalculation: (answer, key) => answer.length + key.length + 1,
});

/** What went beyond a limit is not tried again for an hour; by hash, for such texts are long. */
const refused = new LRUCache<string, TooMuch>({ max: 10_000, ttl: 3_600_000 });

/** Jobs that are being done: whoever asks for the same meanwhile gets the same answer. */
const underWay = new Map<string, Promise<string>>();

/** So short a text costs nothing to speak of, whatever is in it, if it is no diagram and has no TeX commands: a macro multiplies. */
const SHORT = 500;

const inTurn = turns(50);

/** Markdown as HTML that is safe to insert; beyond the limits, the text as typed and a sentence that says why. See to-html.ts. */
export const renderMarkdown = (text: string, words: Words): Promise<string> =>
  ask({ text, kind: "block", want: "html" }, words);

/** Markdown of one line as HTML without a paragraph around it: for questions and points. */
export const renderInline = (text: string, words: Words): Promise<string> =>
  ask({ text, kind: "line", want: "html" }, words);

/** The words of Markdown without its marks, on one line: for titles and descriptions. Code blocks are left out. */
export const plainText = (text: string, kind: Kind, words: Words): Promise<string> =>
  ask({ text, kind, want: "title" }, words);

/** All words of Markdown, those of code too but not of diagrams, on one line: for a snippet of what was searched. */
export const searchedText = (text: string, kind: Kind, words: Words): Promise<string> =>
  ask({ text, kind, want: "searched" }, words);

async function ask(job: Job, words: Words): Promise<string> {
  const key = `${job.want} ${job.kind} ${job.text}`;
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  if (words === "bank" || isShort(job)) {
    const done = doJob(job);
    known.set(key, done);
    return done;
  }
  const promise = underWay.get(key) ?? bounded(job, key, words.reader).finally(() => underWay.delete(key));
  underWay.set(key, promise);
  return promise;
}

const isShort = ({ text }: Job) => text.length <= SHORT && !/mermaid|\\/.test(text);

async function bounded(job: Job, key: string, reader: string | null): Promise<string> {
  const hash = createHash("sha256").update(key).digest("base64");
  const why = refused.get(hash) ?? tooMuch(job.text);
  if (why) return shownPlain(job, why);
  const outcome = (await inTurn(reader ?? "", () => runInThread(job))) ?? { kind: "busy" as const };
  if (outcome.kind === "limit") refused.set(hash, "limit");
  if (outcome.kind !== "done") return shownPlain(job, outcome.kind);
  known.set(key, outcome.answer);
  return outcome.answer;
}

function shownPlain({ text, kind, want }: Job, why: TooMuch): string {
  return want === "html" ? asPlain(text, kind, SENTENCES[why]) : onOneLine(text);
}
