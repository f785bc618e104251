import { type Act, isPossible, KEYS, type Situation, shownKey } from "./keys";
import { useBindings } from "./use-bindings";

const TOOLS: readonly Act[] = ["undo", "redo", "note", "bury", "suspend", "unleech", "info", "help"];
/** On a phone the others are found under More. */
const ON_PHONE: readonly Act[] = ["undo", "note", "help"];

interface SessionToolsProps {
  situation: Situation;
  /** What some of them are called in full: what they would do now. */
  names: Partial<Record<Act, string>>;
  onAct: (act: Act) => void;
}

/** What one may do in a review besides grading, quietly, each with its key. */
export function SessionTools({ situation, names, onAct }: SessionToolsProps) {
  const bindings = useBindings();
  return (
    <div className="mt-8 flex flex-wrap gap-x-5 text-sm text-muted">
      {TOOLS.filter((act) => isPossible(act, situation)).map((act) => (
        <button
          key={act}
          type="button"
          className={`${ON_PHONE.includes(act) ? "inline-flex" : "hidden sm:inline-flex"} min-h-11 cursor-pointer items-center gap-1.5 hover:text-ink`}
          title={names[act]}
          aria-haspopup={act === "note" || act === "info" || act === "help" ? "dialog" : undefined}
          // Pressed with a mouse it leaves the focus where it is: Space goes on revealing, and presses nothing again.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onAct(act)}
        >
          <Name act={act} full={names[act]} />
          <kbd className="hidden font-sans sm:inline">{shownKey(act, situation, bindings)}</kbd>
        </button>
      ))}
    </div>
  );
}

/** What a tool is called: in short where it is seen, in full where it is heard. */
function Name({ act, full }: { act: Act; full: string | undefined }) {
  const name = act === "help" ? "More …" : (KEYS.find((row) => row.act === act)?.name ?? "");
  return (
    <span>
      {name}
      {full && <span className="sr-only">{full.slice(name.length)}</span>}
    </span>
  );
}
