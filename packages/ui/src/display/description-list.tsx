import type { ReactNode } from "react";

export interface DescriptionListProps {
  readonly items: readonly { readonly term: string; readonly description: ReactNode }[];
}

export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="divide-y divide-border">
      {items.map(({ term, description }) => (
        <div key={term} className="grid gap-x-6 gap-y-0.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-[10rem_1fr]">
          <dt className="text-sm text-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{description}</dd>
        </div>
      ))}
    </dl>
  );
}
