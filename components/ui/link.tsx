import NextLink from "next/link";
import type { ComponentProps } from "react";
import { Going } from "./going";

/**
 * A link within the app. Pages are not fetched before someone asks for them: most are never opened, and
 * on a train they would be in the way of what is. While the page comes, a line at the top says so.
 */
export function Link({ children, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink prefetch={false} {...props}>
      {children}
      <Going />
    </NextLink>
  );
}
