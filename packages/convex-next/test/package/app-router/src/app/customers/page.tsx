import { preload } from "@repo/convex-next/server";
import { cookies } from "next/headers";
import { readSession } from "@/auth/session";
import { Customers } from "@/customers";
import { customersCall } from "@/customers-call";
import { deploymentUrl as url } from "@/env";

export default async function CustomersPage() {
  const session = readSession((await cookies()).get("session")?.value);
  return <Customers preloaded={session && (await preload(customersCall, { url, ...session }))} />;
}
