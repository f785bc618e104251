"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

interface FilterFormProps {
  label: string;
  /** What each choice is set to, by its name: the address says it. */
  values: Readonly<Record<string, string>>;
  children: ReactNode;
}

/** Choices that are part of the address: a form to send without JavaScript, and with it applied at once. */
export function FilterForm({ label, values, children }: FilterFormProps) {
  const router = useRouter();
  const path = usePathname();
  const form = useRef<HTMLFormElement>(null);
  // The address may change by other ways than these choices, such as the browser's back button.
  useEffect(() => {
    for (const select of form.current?.querySelectorAll("select") ?? []) select.value = values[select.name] ?? "";
  }, [values]);
  const apply = () => {
    const chosen = [...new FormData(form.current ?? undefined)].map(([name, value]) => [name, String(value)]);
    const params = new URLSearchParams(chosen.filter(([, value]) => value !== ""));
    router.push(params.size === 0 ? path : `${path}?${params}`, { scroll: false });
  };
  return (
    <search aria-label={label} className="no-print">
      <form
        ref={form}
        method="get"
        onChange={apply}
        className="grid grid-cols-2 items-end gap-x-4 gap-y-3 md:grid-cols-4"
      >
        {children}
        <button type="submit" className="button hidden noscript:inline-flex">
          Apply
        </button>
      </form>
    </search>
  );
}
