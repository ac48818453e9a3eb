import { appErrorOf } from "@repo/convex-backend/errors";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { preloadForViewer } from "#auth/server.ts";
import { CustomerEditor } from "@repo/features/customers";
import { customerCall } from "@repo/features/customers/data";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const preloaded = await preloadForViewer(customerCall(id)).catch((error: unknown) => {
    if (appErrorOf(error)?.code === "NOT_FOUND") notFound();
    throw error;
  });
  return <CustomerEditor key={id} id={id} preloaded={preloaded} />;
}
