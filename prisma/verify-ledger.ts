// npm run ledger:verify: recomputes every state from the ledger and names each difference.
import { allowLongStatements, closeDb } from "../lib/db/client";
import { verifyLedger } from "../lib/db/verify-ledger";

allowLongStatements();
try {
  const { cards, entries, differences } = await verifyLedger();
  const found = differences.length === 0 ? "no difference" : `${differences.length} differences`;
  const sum = `${cards} states recomputed from ${entries} entries of the ledger: ${found}`;
  if (differences.length === 0) console.log(sum);
  else {
    console.error([...differences, sum].join("\n"));
    process.exitCode = 1;
  }
} finally {
  await closeDb();
}
