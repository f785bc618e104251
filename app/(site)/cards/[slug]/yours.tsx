import { refreshCard } from "@/app/actions/refresh-card";
import { settleVersion } from "@/app/actions/settle-version";
import { undo } from "@/app/actions/undo";
import { WordChanges } from "@/components/decks/editor/word-changes";
import { EditLink } from "@/components/decks/own-links";
import { VersionTools } from "@/components/decks/version-tools";
import type { Learner } from "@/lib/auth/session";
import { bankHasChanged, findEditableCard } from "@/lib/db/edits";
import { formatIn } from "@/lib/domain/time-zones";

/** How a card can be made one's own, and one's own version of a card of the bank: since when, and whether the bank's has changed. */
export async function Yours({ learner: { userId, settings }, slug }: { learner: Learner; slug: string }) {
  const card = await findEditableCard(userId, slug);
  if (!card) return null; // an unanswered question: nothing is scheduled, and nothing to be reworded
  const { own, version, bank } = card;
  const day = formatIn(settings.timeZone, { dateStyle: "medium" });
  return (
    <div className="mt-2 text-sm text-muted">
      {version && <p>Your version, of {day.format(version.updatedAt)}.</p>}
      <EditLink slug={slug} kind={own ? "own" : version ? "version" : "bank"} />
      {bank && (
        <VersionTools
          slug={slug}
          seen={bank.seen}
          hasVersion={version !== null}
          bankHasChanged={bankHasChanged(card)}
          settle={settleVersion}
          undo={undo}
          onChange={refreshCard}
        >
          {version && <WordChanges before={version.base} after={bank.words} />}
        </VersionTools>
      )}
    </div>
  );
}
