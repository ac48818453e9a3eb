import type { Metadata } from "next";
import { preloadForViewer } from "#auth/server.ts";
import { CustomersList } from "#customers/customers-list.tsx";
import { customerPagesCall } from "@repo/features/customers/data";
import { readListSearchParams } from "@repo/features/customers/list-search-params";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  const query = await searchParams;
  const params = readListSearchParams({ get: (name) => [query[name]].flat()[0] ?? null });
  const preloaded = params.text === "" ? await preloadForViewer(customerPagesCall(params.count)) : null;
  return <CustomersList preloaded={preloaded} />;
}
