import { Skeleton } from "@repo/ui";

/** An identity provider's login form that is on its way. Announces "Loading login". */
export function LoginSkeleton() {
  return (
    <div
      aria-busy="true"
      className="w-full max-w-100 space-y-4 rounded-xl border border-border bg-surface p-8 shadow-card"
    >
      <output className="sr-only">Loading login</output>
      <Skeleton className="mx-auto h-6 w-40" />
      <Skeleton className="mx-auto h-4 w-56" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-full" />
    </div>
  );
}
