import type { ReactNode } from "react";

/** Prose at a width that reads well: paragraphs, lists, links, code and `h2`s or `h3`s of its own. */
export function Explanation({ children }: { readonly children: ReactNode }) {
  return (
    <div className="max-w-prose space-y-3 text-pretty [&_a]:rounded-sm [&_a]:text-primary [&_a]:underline [&_a]:decoration-primary/35 [&_a]:underline-offset-4 hover:[&_a]:decoration-primary [&_code]:rounded-sm [&_code]:bg-subtle [&_code]:px-1 [&_code]:py-0.5 [&_code]:font-mono [&_code]:text-[0.875em] [&_h2]:pt-2 [&_h2]:text-lg [&_h2]:font-semibold [&_h2]:tracking-tight [&_h3]:pt-1 [&_h3]:font-semibold [&_li]:pl-1 [&_ol]:list-decimal [&_ol]:space-y-1.5 [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:space-y-1.5 [&_ul]:pl-5 [&_ul]:marker:text-muted">
      {children}
    </div>
  );
}
