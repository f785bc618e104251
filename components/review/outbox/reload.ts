const MARK = "outbox-reloaded";

/**
 * Whether a page that is older than the app may load itself anew: once, until the server has
 * answered again, so that servers of two builds side by side do not make it reload without end.
 */
export function mayReload(): boolean {
  try {
    if (sessionStorage.getItem(MARK)) return false;
    sessionStorage.setItem(MARK, "yes");
    return true;
  } catch {
    return false; // nowhere to remember that it was done
  }
}

/** The server has answered: the next reload is for another deployment. */
export function settledSinceReload(): void {
  try {
    sessionStorage.removeItem(MARK);
  } catch {
    // then there is no mark either
  }
}

/** Whether a reload would lose what someone has typed or chosen. */
export function hasInput(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
  return [...fields].some((field) =>
    field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );
}
