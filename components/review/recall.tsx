import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { isComposing } from "@/components/ui/composing";

interface RecallProps {
  /** The id of the question's heading. */
  question: string;
  field: RefObject<HTMLTextAreaElement | null>;
  revealed: boolean;
  onReveal: () => void;
  /** The learner leaves the field for the page's keys. */
  onLeave: () => void;
}

/**
 * A place to say what one remembers before the answer is shown. What was typed stays where it is,
 * beside the answer, and goes nowhere else; an empty field holds up nothing.
 */
export function Recall({ question, field, revealed, onReveal, onLeave }: RecallProps) {
  return (
    <div className={`mt-6 ${revealed ? "has-placeholder-shown:hidden lg:has-placeholder-shown:block" : ""}`}>
      <label htmlFor="recall" className="text-sm text-muted">
        Your answer
      </label>
      <textarea
        id="recall"
        ref={field}
        dir="auto"
        rows={5}
        readOnly={revealed}
        placeholder={revealed ? "You typed nothing this time." : "What you remember, in your own words"}
        aria-describedby={question}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onReveal();
          else if (event.key === "Escape") onLeave();
          else return;
          event.preventDefault();
        }}
        className="field mt-1 block field-sizing-content max-h-[60dvh] font-serif text-[1.0625rem] leading-normal read-only:border-transparent read-only:bg-sunk"
      />
      {!revealed && <Speak field={field} />}
    </div>
  );
}

const never = () => () => {};
const canSpeak = () => "SpeechRecognition" in window || "webkitSpeechRecognition" in window;

/** Writes what is said into the field, where the browser can. Its code comes when it is wanted. */
function Speak({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const possible = useSyncExternalStore(never, canSpeak, () => false);
  const [listening, setListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const toggle = async () => {
    if (listening) return stop.current?.();
    setProblem(null);
    setListening(true);
    const over = (found: string | null) => {
      stop.current = null;
      setListening(false);
      setProblem(found);
    };
    try {
      const { listen } = await import("./speech");
      stop.current = listen({ onWords: (words) => field.current && append(field.current, words), onEnd: over });
    } catch {
      over("The part of the page that listens could not be loaded. Try again when you are connected, or type.");
    }
  };

  if (!possible) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
      <button type="button" className="button text-sm" aria-pressed={listening} onClick={toggle}>
        {listening ? "Stop listening" : "Speak"}
      </button>
      <p role="status" className="min-w-0 flex-1 basis-60 text-sm text-muted">
        {problem ??
          (listening ? "Listening. Your browser turns it into text; some send it to their maker for that." : "")}
      </p>
    </div>
  );
}

function append(field: HTMLTextAreaElement, words: string) {
  if (words === "") return;
  field.value = field.value === "" || /\s$/.test(field.value) ? field.value + words : `${field.value} ${words}`;
}
