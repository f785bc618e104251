import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";

interface DialogProps {
  title: string;
  /** Called when the learner closes it, by Escape, its button or beside it. */
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog, open for as long as it is there. The browser keeps the focus in it, and gives it back afterwards. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it is taken out of the page, or the focus would not go back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector("textarea")?.focus();
    return () => shown?.close();
  }, []);
  // A press on the backdrop is one on the dialog itself: what it holds fills it.
  useEffect(() => {
    const shown = dialog.current;
    const press = (event: PointerEvent) => event.target === shown && onClose();
    shown?.addEventListener("pointerdown", press);
    return () => shown?.removeEventListener("pointerdown", press);
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-auto mb-0 max-h-[85dvh] w-full max-w-lg overflow-y-auto overscroll-contain rounded-t-lg border border-rule bg-raised text-ink backdrop:bg-sunk/80 sm:mb-auto sm:rounded-lg"
    >
      <div className="p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <div className="flex items-start justify-between gap-4">
          <h2 id={id} className="pt-1.5 font-serif text-xl font-medium">
            {title}
          </h2>
          <button type="button" className="button -mt-1 -me-1 px-3 text-sm" onClick={onClose}>
            Close
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
