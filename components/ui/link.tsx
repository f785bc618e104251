import type { ComponentProps } from "react";

interface Props extends ComponentProps<"a"> {
  href: string;
  /** Whether the page behind it is shown from its top, as is usual. */
  scroll?: boolean;
}

/**
 * A link within the app: no more than an anchor, so that a page of many links is as light as its text. `Navigation`
 * follows it without loading everything anew. Pages are not fetched before someone asks for them: most are never
 * opened, and on a train they would be in the way of what is.
 */
export function Link({ scroll = true, ...props }: Props) {
  return <a data-within={scroll ? "" : "here"} {...props} />;
}
