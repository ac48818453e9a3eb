"use client";

import type { api } from "@repo/convex-backend/api";
import { useLiveQuery, type OwnedPreload } from "@repo/convex-next";
import { SignInPrompt } from "@repo/features/app";
import { QueryBadge, TableSkeleton } from "@repo/features/customers";
import { Button, PageHeader } from "@repo/ui";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useLabApp } from "../app";
import { rowsCall, stampOf } from "../data";
import { useRowsShown } from "../measure/use-lab";
import { Rows } from "./rows";
import { ThisClick } from "./this-click";

export interface RowsViewProps {
  /** The number in the page's URL; undefined when there is none. */
  tryId: number | undefined;
  /** What the server read for the page, if it did. */
  preloaded?: OwnedPreload<typeof api.customers.page> | null;
}

/** The page behind all of the lab's links. */
export function RowsView({ tryId, preloaded }: RowsViewProps) {
  const { lab } = useLabApp();
  const rows = useLiveQuery(rowsCall(tryId), preloaded);
  const customers = rows.data?.page;
  useRowsShown(lab, tryId, customers && { stamp: stampOf(customers) });
  if (rows.status === "error") throw rows.error;
  if (rows.status === "signed-out") return <SignInPrompt />;
  return (
    <>
      <PageHeader
        title="The rows"
        description={<QueryBadge status={rows.status} />}
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
