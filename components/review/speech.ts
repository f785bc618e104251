/** What the browsers' speech recognition has, of what is used here. TypeScript's own types leave it out. */
interface Recognition extends EventTarget {
  continuous: boolean;
  interimResults: boolean;
  lang: string;
  onresult: ((event: { results: SpeechRecognitionResultList; resultIndex: number }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

type Browser = Window & { SpeechRecognition?: new () => Recognition; webkitSpeechRecognition?: new () => Recognition };

/** Why nothing is heard, and what to do. Anything else ends the listening without a word. */
const PROBLEMS: Record<string, string> = {
  "not-allowed":
    "The microphone is not allowed for this page. Allow it in the browser’s settings for this site, or type.",
  "service-not-allowed": "This browser does not turn speech into text here. You can type instead.",
  "audio-capture": "No microphone was found. Connect one, or type.",
  "language-not-supported": "This browser does not turn speech in English into text. You can type instead.",
  network: "The browser could not reach its speech service. Try again, or type.",
  "no-speech": "Nothing was heard. Press Speak to try again.",
};

interface Listener {
  /** Words that were said, one sentence or so at a time. */
  onWords: (words: string) => void;
  /** The listening has ended, with a sentence where something was wrong. */
  onEnd: (problem: string | null) => void;
}

/** Turns speech into words until it ends or is stopped; returns what stops it. */
export function listen({ onWords, onEnd }: Listener): () => void {
  const { SpeechRecognition, webkitSpeechRecognition } = window as Browser;
  const Available = SpeechRecognition ?? webkitSpeechRecognition;
  if (!Available) {
    onEnd(PROBLEMS["service-not-allowed"] ?? null);
    return () => {};
  }
  const recognition = new Available();
  let problem: string | null = null;
  recognition.continuous = true;
  recognition.interimResults = false;
  recognition.lang = "en-US";
  recognition.onresult = ({ results, resultIndex }) => {
    for (const result of [...results].slice(resultIndex))
      if (result.isFinal) onWords(result[0]?.transcript.trim() ?? "");
  };
  recognition.onerror = ({ error }) => {
    problem = PROBLEMS[error] ?? null;
  };
  recognition.onend = () => onEnd(problem);
  try {
    recognition.start();
  } catch {
    onEnd(PROBLEMS["service-not-allowed"] ?? null);
  }
  return () => recognition.abort();
}
