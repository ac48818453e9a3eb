import type { api } from "@repo/convex-backend/api";
import { useLiveQuery, type OwnedPreload } from "@repo/convex-next";
import { TRY, useRowsShown } from "@repo/convex-next/lab";
import { Button, LiveBadge, PageHeader } from "@repo/ui";
import { TableSkeleton } from "@repo/features/customers";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/router";
import { SignInPrompt } from "../auth/sign-in-prompt";
import { rowsCall, stampOf, tryIdOf } from "./data";
import { lab } from "./lab";
import { Rows } from "./rows";
import { ThisClick } from "./this-click";

/** The page behind all of the lab's links. @param preloaded what the server read for it, if it did */
export function RowsView({ preloaded }: { preloaded?: OwnedPreload<typeof api.customers.page> | null }) {
  const tryId = tryIdOf(useRouter().query[TRY]);
  const rows = useLiveQuery(rowsCall(tryId), preloaded);
  const customers = rows.data?.page;
  useRowsShown(lab, tryId, customers && { stamp: stampOf(customers) });
  if (rows.status === "error") throw rows.error;
  if (rows.status === "signed-out") return <SignInPrompt />;
  return (
    <>
      <PageHeader
        title="The rows"
        description={<LiveBadge state={rows.status === "live" ? "live" : "connecting"} />}
        actions={
          <Button variant="secondary" asChild>
            <Link href="/prefetch">
              <ArrowLeft aria-hidden /> Back to the lab
            </Link>
          </Button>
        }
      />
      <ThisClick tryId={tryId} />
      {customers ? <Rows customers={customers} /> : <TableSkeleton />}
    </>
  );
}
