import type { Metadata } from "next";
import { preloadForViewer } from "../../auth/server";
import { CustomersList } from "../../customers/customers-list";
import { customerPagesCall } from "@repo/features/customers/data";
import { readPlace } from "@repo/features/customers/place";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  const query = await searchParams;
  const place = readPlace({ get: (name) => [query[name]].flat()[0] ?? null });
  const preloaded = place.text === "" ? await preloadForViewer(customerPagesCall(place.count)) : null;
  return <CustomersList preloaded={preloaded} />;
}
