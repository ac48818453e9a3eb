import type { Metadata } from "next";
import { preloadForViewer } from "#auth/server.ts";
import { CustomersList } from "#customers/customers-list.tsx";
import { readListSearchParams } from "@repo/features/customers/list-search-params";
import { preloadList } from "@repo/features/customers/preload-list";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  const query = await searchParams;
  const params = readListSearchParams({ get: (name) => [query[name]].flat()[0] ?? null });
  const preloaded = await preloadList(params, (call) => preloadForViewer(call));
  return <CustomersList preloaded={preloaded} />;
}
