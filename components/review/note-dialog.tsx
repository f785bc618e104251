import { type SyntheticEvent, useId } from "react";
import { isComposing } from "@/components/ui/composing";
import { Dialog } from "@/components/ui/dialog";

interface NoteDialogProps {
  /** As Markdown; empty without one. */
  note: string;
  onClose: () => void;
  onSave: (text: string) => void;
}

/** Writes the learner's note on the card that is shown. */
export function NoteDialog({ note, onClose, onSave }: NoteDialogProps) {
  const id = useId();
  const save = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("note") ?? "");
    if (text.trim() !== note) onSave(text);
    onClose();
  };
  return (
    <Dialog title="Your note" onClose={onClose}>
      <form onSubmit={save} className="mt-3">
        <label htmlFor={id} className="text-sm text-muted">
          In Markdown, shown to you alone beneath the answer.
        </label>
        <textarea
          id={id}
          dir="auto"
          name="note"
          rows={6}
          maxLength={10_000}
          defaultValue={note}
          onKeyDown={(event) => {
            const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
            if (sends && !isComposing(event.nativeEvent)) event.currentTarget.form?.requestSubmit();
          }}
          className="field mt-2 block"
        />
        <button type="submit" className="button button-primary mt-3">
          Save the note
        </button>
      </form>
    </Dialog>
  );
}
