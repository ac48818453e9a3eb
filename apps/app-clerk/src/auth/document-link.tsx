import type { ComponentProps } from "react";

/**
 * A link that loads a document, to a page that is made of Clerk's components: the router's link would come to it in a
 * document without their scripts (`with-clerk-ui.tsx`).
 */
export function DocumentLink({ children, ...props }: ComponentProps<"a">) {
  return <a {...props}>{children}</a>;
}
