import { auth } from "@clerk/nextjs/server";
import type { Metadata } from "next";
import { preloadForViewer } from "../../auth/server";
import { CustomersList } from "../../customers/customers-list";
import { customersCall } from "../../customers/data";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage() {
  await auth.protect();
  return <CustomersList preloaded={await preloadForViewer(customersCall)} />;
}
