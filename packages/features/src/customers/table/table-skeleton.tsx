import { Skeleton } from "@repo/ui";
import { CustomersSheet, CustomersSheetRow } from "./customers-sheet";

/** Stands where `CustomersTable` will be, at the same size. Announces "Loading customers". */
export function TableSkeleton({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div aria-busy="true">
      <output className="sr-only">Loading customers</output>
      <CustomersSheet hidden>
        {Array.from({ length: rows }, (_, row) => (
          <CustomersSheetRow
            key={row}
            avatar={<Skeleton className="size-9 rounded-full!" />}
            name={<Skeleton className="my-1 h-3.5 w-32 max-w-full" />}
            email={<Skeleton className="my-1 h-3.5 w-44 max-w-full" />}
            company={<Skeleton className="h-3.5 w-24 max-w-full" />}
            status={<Skeleton className="h-5.5 w-16 rounded-full!" />}
            added={<Skeleton className="h-3.5 w-20" />}
          />
        ))}
      </CustomersSheet>
    </div>
  );
}
