import type { Metadata } from "next";
import { RequireSignIn } from "../../auth/require-sign-in";
import { LabView } from "../../prefetch/lab-view";
import { readSources } from "../../prefetch/sources";

export const metadata: Metadata = { title: "Data before the click" };

export default async function PrefetchPage() {
  const sources = await readSources();
  return (
    <RequireSignIn>
      <LabView sources={sources} />
    </RequireSignIn>
  );
}
