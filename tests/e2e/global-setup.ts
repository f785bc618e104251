import path from "node:path";
import { start, stop, testFolder } from "./app";

/** One app for all browser tests; each test signs up its own learner. */
export default async function globalSetup() {
  const app = await start(path.join(testFolder(), "app"));
  process.env.APP_URL = app.url;
  return async () => {
    const code = await stop(app);
    if (code !== 0) throw new Error(`npm start ended with code ${code} when it was stopped:\n${app.output()}`);
  };
}
