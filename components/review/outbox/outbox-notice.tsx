"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { Actions } from "./entry";
import { whenIdle } from "./when-idle";

interface Props {
  userId: string;
  actions: Actions;
}

/** Sends what waits from any page of the site, and says so. Its code comes when the page has nothing better to do. */
export function OutboxNotice(props: Props) {
  const [Status, setStatus] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    // A page older than the app may not find the code: what waits keeps waiting for the next page.
    const load = () => {
      import("./outbox-status").then(({ OutboxStatus }) => setStatus(() => OutboxStatus)).catch(() => {});
    };
    return whenIdle(load);
  }, []);
  return Status && <Status {...props} />;
}
