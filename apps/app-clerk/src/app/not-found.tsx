import { PageNotFound } from "@repo/features/layout";
import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return <PageNotFound />;
}
