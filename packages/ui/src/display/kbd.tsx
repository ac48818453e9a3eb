import type { ReactNode } from "react";

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded-md border border-b-2 border-border bg-subtle px-1.5 py-0.5 font-mono text-xs text-muted">
      {children}
    </kbd>
  );
}
