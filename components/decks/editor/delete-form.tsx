import type { ReactNode } from "react";

interface DeleteFormProps {
  title: string;
  /** What it takes along, what is kept, and how to bring it back. */
  children: ReactNode;
  action: (form: FormData) => Promise<void>;
  fields: Record<string, string>;
  button: string;
}

/** Deletes something of one's own. It can be brought back, so that nothing is asked twice. */
export function DeleteForm({ title, children, action, fields, button }: DeleteFormProps) {
  return (
    <section className="mt-12 max-w-md border-t border-rule pt-5">
      <h2 className="font-serif text-lg font-medium">{title}</h2>
      <p className="mt-1 text-muted">{children}</p>
      <form action={action} className="mt-3">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="button">
          {button}
        </button>
      </form>
    </section>
  );
}
