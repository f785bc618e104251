import { findUserId } from "@/lib/auth/session";
import { listDeckNames } from "@/lib/db/deck-names";

/** The decks that whoever asks may see, by name, in learning order. */
export async function GET(): Promise<Response> {
  const decks = await listDeckNames(await findUserId());
  return Response.json(
    { decks: decks.map(({ slug, title, studied }) => ({ slug, title, studied })) },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}
