// The entry of `npm start`. Only this file must parse on an old Node, so it checks the version
// before it imports anything else.
import { nodeProblem } from "./node-version.mjs";

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}
await import("./start-app.mjs");
