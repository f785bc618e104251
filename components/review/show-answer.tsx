import { useMeant } from "./use-meant";

interface ShowAnswerProps {
  /** The key that does it from where the focus is. */
  shortcut: string;
  onReveal: () => void;
}

/** The one way forward from a question. Its second tap, after a grade in the same place, shows nothing. */
export function ShowAnswer({ shortcut, onReveal }: ShowAnswerProps) {
  const { onPointerDown, isMeantBy } = useMeant();
  return (
    <div className="fixed inset-x-0 bottom-0 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:static sm:mt-10 sm:p-0">
      <button
        type="button"
        className="button button-primary min-h-14 w-full sm:w-auto sm:min-w-56"
        onPointerDown={onPointerDown}
        onClick={(event) => isMeantBy(event) && onReveal()}
      >
        Show answer <kbd className="hidden font-sans text-sm font-normal opacity-80 sm:inline">{shortcut}</kbd>
      </button>
    </div>
  );
}
