import { RequireSignIn } from "@repo/features/account";
import { readSources } from "@repo/prefetch-lab/sources";
import type { Metadata } from "next";
import { LabView } from "#prefetch/lab-view.tsx";
import { techniques } from "#prefetch/techniques.ts";

export const metadata: Metadata = { title: "Data before the click" };

export default async function PrefetchPage() {
  const sources = await readSources(techniques);
  return (
    <RequireSignIn>
      <LabView sources={sources} />
    </RequireSignIn>
  );
}
