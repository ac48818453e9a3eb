import { Button, StatTile } from "@repo/ui";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/router";
import { useState } from "react";
import { ServerViewer } from "../auth/server-viewer";
import type { ServerSession } from "../auth/with-viewer";
import { CustomersPanel } from "./customers-panel";
import type { Snapshot } from "./snapshot";

/** What the server read for this request. It stays as it is until somebody asks again. */
export function SnapshotView({ clicks, own, session }: Snapshot & { session: ServerSession }) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end gap-4">
        <StatTile label="Clicks" value={clicks} hint="The same for everybody" />
        <ReadAgain />
      </div>
      <ServerViewer session={session} loading={<CustomersPanel customers={undefined} />}>
        <p className="text-muted">
          The newest customer, by a query of its own: <strong>{own?.newest ?? "none yet"}</strong>
        </p>
        <CustomersPanel customers={own?.customers} />
      </ServerViewer>
    </div>
  );
}

function ReadAgain() {
  const { replace, asPath } = useRouter();
  const [pending, setPending] = useState(false);
  return (
    <Button
      variant="secondary"
      pending={pending}
      onClick={() => {
        setPending(true);
        void replace(asPath, undefined, { scroll: false }).finally(() => setPending(false));
      }}
    >
      <RefreshCw aria-hidden /> Read again
    </Button>
  );
}
