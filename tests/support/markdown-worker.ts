import { bundleMarkdownWorker } from "../../scripts/markdown-worker.mjs";

/** The threads that draw Markdown, as the sources have them now. */
export default () => bundleMarkdownWorker(".next");
