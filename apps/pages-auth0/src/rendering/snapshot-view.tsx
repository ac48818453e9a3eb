import { StatTile } from "@repo/ui";
import { ServerViewer } from "../auth/server-viewer";
import type { ServerSession } from "../auth/with-viewer";
import { CustomersPanel, ReadInBrowser } from "@repo/features/rendering";
import { ReadAgain } from "./read-again";
import type { Snapshot } from "./snapshot";

/** What the server read for this request. It stays as it is until somebody asks again. */
export function SnapshotView({ clicks, own, session }: Snapshot & { session: ServerSession }) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end gap-4">
        <StatTile label="Clicks" value={clicks ?? "–"} hint="The same for everybody" />
        <ReadAgain />
      </div>
      {clicks === null ? (
        <ReadInBrowser problem="outage" />
      ) : (
        <ServerViewer session={session} loading={<CustomersPanel customers={undefined} />}>
          <p className="text-muted">
            The newest customer, by a query of its own: <strong>{own?.newest ?? "none yet"}</strong>
          </p>
          <CustomersPanel customers={own?.customers} />
        </ServerViewer>
      )}
    </div>
  );
}
