import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { deleteCard } from "@/app/actions/delete-card";
import { deleteDeck } from "@/app/actions/delete-deck";
import { EmptyState } from "@/components/ui/empty-state";
import { Html } from "@/components/ui/html";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { requireLearner } from "@/lib/auth/session";
import { listDeleted } from "@/lib/db/own-decks";
import { formatIn } from "@/lib/domain/time-zones";
import { inOrder } from "@/lib/markdown/in-order";
import { renderInline } from "@/lib/markdown/render";

export const metadata: Metadata = { title: "Deleted" };

export default async function DeletedPage() {
  const { userId, settings } = await requireLearner("/decks/deleted");
  const { decks, cards: deleted } = await listDeleted(userId);
  const cards = await inOrder(deleted, async (card) => ({
    ...card,
    html: await renderInline(card.question, { reader: userId }),
  }));
  const day = formatIn(settings.timeZone, { dateStyle: "medium" });
  return (
    <>
      <PageHeader
        title="Deleted decks and cards"
        lead="Their schedules and history are kept. Bring back what you want."
      />
      {decks.length + cards.length === 0 && (
        <EmptyState
          title="Nothing is deleted"
          action={
            <Link href="/decks" className="button">
              Go to the decks
            </Link>
          }
        >
          What you delete of your own decks and cards is listed here, and can be brought back.
        </EmptyState>
      )}
      <div className="grid max-w-read gap-10">
        {decks.length > 0 && (
          <Section title="Decks">
            {decks.map(({ slug, title, cards: count, deletedAt }) => (
              <Item key={slug} slug={slug} name={title} restore={deleteDeck}>
                <span dir="auto" className="font-serif text-lg">
                  {title}
                </span>
                <span className="text-sm text-muted">
                  {count} {count === 1 ? "card" : "cards"} · deleted {day.format(deletedAt)}
                </span>
              </Item>
            ))}
          </Section>
        )}
        {cards.length > 0 && (
          <Section title="Cards">
            {cards.map(({ slug, question, html, deckSlug, deckTitle, deletedAt }) => (
              <Item key={slug} slug={slug} name={question} restore={deleteCard}>
                <Html as="span" html={html} className="inline-prose font-serif text-lg" />
                <span className="text-sm text-muted">
                  <Link href={`/decks/${deckSlug}`} className="link">
                    <bdi>{deckTitle}</bdi>
                  </Link>{" "}
                  · deleted {day.format(deletedAt)}
                </span>
              </Item>
            ))}
          </Section>
        )}
      </div>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      <ul className="mt-2 border-t border-rule">{children}</ul>
    </section>
  );
}

interface ItemProps {
  slug: string;
  name: string;
  restore: (form: FormData) => Promise<void>;
  children: ReactNode;
}

function Item({ slug, name, restore, children }: ItemProps) {
  return (
    <li
      id={slug}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-3 target:bg-sunk"
    >
      <div className="grid min-w-0 flex-1 basis-60 gap-1 break-words">{children}</div>
      <form action={restore}>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="id" value={randomUUID()} />
        <input type="hidden" name="deleted" value="no" />
        <button type="submit" className="button" aria-label={`Bring back ${name}`}>
          Bring back
        </button>
      </form>
    </li>
  );
}
