import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "./outbox/when-idle";
import type { DialogName, SessionDialogsProps } from "./session-dialogs";

type Dialogs = ComponentType<SessionDialogsProps>;

const fetchDialogs = () => import("./session-dialogs").then((module) => module.SessionDialogs);

/** Which dialog is open, and their code: fetched when the page has nothing better to do, so that they open without a connection too. */
export function useDialogs(onMissing: () => void) {
  const [open, setOpen] = useState<DialogName | null>(null);
  const [Dialogs, setDialogs] = useState<Dialogs | null>(null);
  useEffect(() => {
    const load = () =>
      void fetchDialogs().then(
        (found) => setDialogs(() => found),
        () => {},
      );
    return whenIdle(load);
  }, []);
  const show = (name: DialogName) => {
    setOpen(name);
    if (Dialogs) return;
    const failed = () => {
      setOpen(null);
      onMissing();
    };
    fetchDialogs().then((found) => setDialogs(() => found), failed);
  };
  return { Dialogs, open, show, close: () => setOpen(null) };
}
