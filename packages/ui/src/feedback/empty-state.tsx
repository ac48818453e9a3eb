import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** A lucide icon, decorative. */
  readonly icon?: ReactNode;
  readonly title: string;
  readonly description: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet: says what would be here and how to get it. */
export function EmptyState({ icon, title, description, action }: EmptyStateProps) {
  return (
    <section className="flex flex-col items-center rounded-xl border border-dashed border-field/50 bg-surface px-6 py-14 text-center">
      {icon !== undefined && (
        <span className="mb-4 grid size-12 place-items-center rounded-full bg-primary-soft text-primary [&_svg]:size-6">
          {icon}
        </span>
      )}
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 max-w-md text-balance text-muted">{description}</p>
      {action !== undefined && <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div>}
    </section>
  );
}
