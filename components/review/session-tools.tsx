interface SessionToolsProps {
  onUndo: () => void;
  /** Null where nothing is scheduled, or no card is shown. */
  onSuspend: (() => void) | null;
  onBury: (() => void) | null;
}

/** What one may do in a review besides grading, quietly, each with its key. */
export function SessionTools({ onUndo, onSuspend, onBury }: SessionToolsProps) {
  return (
    <div className="mt-8 flex flex-wrap gap-x-5 text-sm text-muted">
      <Tool name="Undo" hint="z" onClick={onUndo} />
      {onBury && <Tool name="Bury until tomorrow" hint="-" onClick={onBury} />}
      {onSuspend && <Tool name="Suspend" hint="@" onClick={onSuspend} />}
    </div>
  );
}

function Tool({ name, hint, onClick }: { name: string; hint: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 hover:text-ink"
      onClick={onClick}
    >
      {name}
      <kbd className="hidden font-sans sm:inline">{hint}</kbd>
    </button>
  );
}
