"use client";

import type { Customer } from "@repo/features/customers";
import { CustomersPanel } from "@repo/features/rendering";
import { ServerViewer } from "../auth/server-viewer";

interface SnapshotViewProps {
  /** What the server read for its viewer; null when it knew nobody. */
  own: { viewer: string; customers: Customer[]; newest: string | undefined } | null;
}

/** What the server read for this request. It stays as it is until somebody asks again. */
export function SnapshotView({ own }: SnapshotViewProps) {
  return (
    <ServerViewer owner={own && own.viewer} loading={<CustomersPanel customers={undefined} />}>
      <p className="text-muted">
        The newest customer, by a query of its own: <strong>{own?.newest ?? "none yet"}</strong>
      </p>
      <CustomersPanel customers={own?.customers} />
    </ServerViewer>
  );
}
