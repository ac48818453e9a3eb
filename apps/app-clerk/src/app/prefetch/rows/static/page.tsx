import { PageSkeleton } from "@repo/ui";
import type { Metadata } from "next";
import { Suspense } from "react";
import { RowsView } from "#prefetch/rows-view.tsx";

export const metadata: Metadata = { title: "The rows" };

export default function StaticRowsPage() {
  return (
    // The static file knows no query parameters; a click from the lab does not come by here.
    <Suspense fallback={<PageSkeleton />}>
      <RowsView />
    </Suspense>
  );
}
