import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CardDraft } from "@/lib/domain/card-draft";
import type { Said } from "./editor-state";
import type { KeptDraft } from "./use-draft";
import { WordChanges } from "./word-changes";

interface EditorNoticesProps {
  said: Said | null;
  /** The words in the form when it was sent. */
  draft: CardDraft;
  found: KeptDraft | null;
  onTakeUp: () => void;
  onDiscard: () => void;
  onTakePresent: () => void;
}

/** What must be noticed before anything is typed or sent again: each with what was kept and what to do. */
export function EditorNotices({ said, draft, found, onTakeUp, onDiscard, onTakePresent }: EditorNoticesProps) {
  return (
    <>
      {found && (
        <section aria-label="Unsaved words" className="rounded-md border border-rule bg-raised px-4 py-3">
          <p>
            You left unsaved words here on this device, on{" "}
            {new Date(found.at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" })}.
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            <button type="button" className="button" onClick={onTakeUp}>
              Take them up
            </button>
            <button type="button" className="button" onClick={onDiscard}>
              Throw them away
            </button>
          </div>
        </section>
      )}
      {said?.kind === "refused" && Object.keys(said.fields).length === 0 && (
        <Notice>
          {said.message}
          {said.signIn && (
            <>
              {" "}
              <Link href="/sign-in" target="_blank" className="link">
                Sign in in a new tab
              </Link>
              , then save again: your words stay here.
            </>
          )}
        </Notice>
      )}
      {said?.kind === "stale" && <Stale said={said} draft={draft} onTakePresent={onTakePresent} />}
    </>
  );
}

/** Two wordings, both kept: the one that was saved in between, and the one in the form. */
function Stale({
  said,
  draft,
  onTakePresent,
}: {
  said: Said & { kind: "stale" };
  draft: CardDraft;
  onTakePresent: () => void;
}) {
  const wordsOf = ({ question, summary, keyPoints, details }: CardDraft) => ({
    ...{ question, summary, details },
    keyPoints: keyPoints.map(({ text }) => text),
  });
  return (
    <section
      aria-label="Two wordings"
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border border-hard/50 bg-hard/10 px-4 py-3"
    >
      <p role="alert">
        {said.message} Your words are in the form below; save again to put them in place of the saved ones.
      </p>
      <details>
        <summary className="inline-flex min-h-11 items-center">How yours differ from the saved ones</summary>
        <WordChanges before={wordsOf(said.present)} after={wordsOf(draft)} />
      </details>
      <button
        type="button"
        className="button justify-self-start [@media(scripting:none)]:hidden"
        onClick={onTakePresent}
      >
        Take the saved words
      </button>
    </section>
  );
}
