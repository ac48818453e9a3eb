import type { Metadata } from "next";
import { ServerRows } from "#prefetch/server-rows.tsx";

export const metadata: Metadata = { title: "The rows" };

export default function LoadingRowsPage({ searchParams }: PageProps<"/prefetch/rows/loading">) {
  return <ServerRows searchParams={searchParams} />;
}
