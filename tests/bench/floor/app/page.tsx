import { Caller } from "./caller";
import { write } from "./write";

export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <main>
      <h1>Floor</h1>
      <Caller action={write} />
    </main>
  );
}
