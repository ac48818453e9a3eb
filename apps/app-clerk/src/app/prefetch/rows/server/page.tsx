import type { Metadata } from "next";
import { ServerRows } from "#prefetch/server-rows.tsx";

export const metadata: Metadata = { title: "The rows" };

export default function ServerRowsPage({ searchParams }: PageProps<"/prefetch/rows/server">) {
  return <ServerRows searchParams={searchParams} />;
}
