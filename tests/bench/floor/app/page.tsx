import { Caller } from "./caller";
import { write } from "./write";

export const dynamic = "force-dynamic";

export default function Page() {
  return <Caller action={write} />;
}
