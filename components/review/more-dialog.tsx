import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { type Act, isPossible, KEYS, shownKey } from "./keys";
import type { SessionDialogsProps, SessionPreferences } from "./session-dialogs";
import { useBindings } from "./use-bindings";

/** Acts that want the answer in view. */
const NOT_PRESSED: readonly Act[] = ["help", "grade", "accept", "tick"];

type Props = Pick<SessionDialogsProps, "situation" | "names" | "preferences" | "onClose" | "onAct" | "onPrefer">;

const CHOICES: readonly { name: keyof SessionPreferences; label: string; hint: string; className: string }[] = [
  {
    name: "recallFirst",
    label: "Type or say the answer first",
    hint: "Your words then stand beside the answer. They are not stored.",
    className: "",
  },
  {
    name: "swipe",
    label: "Grade by swiping",
    hint: "Once the answer is shown: left is Again, right is Good.",
    className: "hidden any-pointer-coarse:flex",
  },
];

/** All that can be done in a session, with the keys: a list to read, and to press. */
export function MoreDialog({ situation, names, preferences, onClose, onAct, onPrefer }: Props) {
  const bindings = useBindings();
  return (
    <Dialog title="Keys and more" onClose={onClose}>
      <ul className="mt-3 divide-y divide-rule border-y border-rule">
        {KEYS.map(({ act, name }) => {
          const possible = isPossible(act, situation);
          const row = (
            <>
              <span className="min-w-0 wrap-anywhere">{(possible && names[act]) || name}</span>
              <kbd className="ms-auto font-sans whitespace-nowrap text-muted">{shownKey(act, situation, bindings)}</kbd>
            </>
          );
          const pressable = possible && !NOT_PRESSED.includes(act);
          return (
            <li key={act}>
              {pressable ? (
                <button
                  type="button"
                  className="flex min-h-11 w-full cursor-pointer items-center gap-4 text-start text-accent hover:bg-sunk"
                  onClick={() => {
                    onClose();
                    onAct(act);
                  }}
                >
                  {row}
                </button>
              ) : (
                <p className={`flex min-h-11 items-center gap-4 ${possible ? "" : "text-muted"}`}>{row}</p>
              )}
            </li>
          );
        })}
      </ul>
      <p className="mt-3">
        <Link href="/settings#keys" className="link inline-flex min-h-11 items-center">
          Choose your own keys
        </Link>
      </p>
      {CHOICES.map(({ name, label, hint, className }) => (
        <label key={name} className={`mt-3 flex min-h-11 cursor-pointer items-start gap-3 ${className}`}>
          <input
            type="checkbox"
            className="mt-0.5 size-5 shrink-0 accent-accent"
            checked={preferences[name]}
            onChange={(event) => onPrefer({ [name]: event.target.checked })}
          />
          <span>
            {label}
            <span className="block text-sm text-muted">{hint}</span>
          </span>
        </label>
      ))}
    </Dialog>
  );
}
