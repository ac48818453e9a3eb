import { Skeleton } from "./skeleton";

/** A page that is on its way: a heading and a card. Announces "Loading page". */
export function PageSkeleton() {
  return (
    <div aria-busy="true">
      <output className="sr-only">Loading page</output>
      <div className="border-b-4 border-double border-border pb-5">
        <Skeleton className="h-9 w-56 max-w-full" />
        <Skeleton className="mt-2 h-5 w-96 max-w-full" />
      </div>
      <div className="mt-8 space-y-4 rounded-xl border border-border bg-surface p-6 shadow-card">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-11/12" />
        <Skeleton className="h-4 w-3/5" />
      </div>
    </div>
  );
}
