import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export interface ErrorViewProps {
  readonly title: string;
  /** What happened, why, and what mends it. */
  readonly message: ReactNode;
  readonly action?: ReactNode;
}

/** Stands in for a page that could not be shown; its title is the page's heading. */
export function ErrorView({ title, message, action }: ErrorViewProps) {
  return (
    <section
      role="alert"
      className="mx-auto flex max-w-xl flex-col items-start rounded-xl border border-border bg-surface p-6 shadow-card sm:p-8"
    >
      <CircleAlert className="mb-4 size-8 text-danger" />
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-2 text-muted">{message}</div>
      {action !== undefined && <div className="mt-6 flex flex-wrap gap-3">{action}</div>}
    </section>
  );
}
