import { fetchCall } from "@repo/convex-next/server";
import { StatTile } from "@repo/ui";
import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { Suspense } from "react";
import { clicksCall } from "@repo/features/counter/data";
import { env } from "#env.ts";
import { RenderingFrame } from "#rendering/frame.tsx";
import { renderingPages } from "@repo/features/rendering/pages";
import { ReadAgain } from "#rendering/read-again.tsx";
import { LoadingRows } from "#rendering/server-loading.tsx";
import { Snapshot } from "#rendering/snapshot.tsx";

export const metadata: Metadata = { title: renderingPages.server.title };

export default async function ServerPage() {
  const clicks = await readClicks();
  const isRead = clicks !== null;
  return (
    <RenderingFrame page="server" live={!isRead} {...(isRead && { readAt: Date.now() })}>
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap items-end gap-4">
          <StatTile label="Clicks" value={clicks ?? "–"} hint="The same for everybody" />
          <ReadAgain />
        </div>
        {/* Streams: what is for everybody does not wait for what is yours. */}
        <Suspense fallback={<LoadingRows />}>
          <Snapshot />
        </Suspense>
      </div>
    </RenderingFrame>
  );
}

/** Null when the deployment does not answer in time: the page comes without the number. */
async function readClicks(): Promise<number | null> {
  try {
    return await fetchCall(clicksCall, { url: env.NEXT_PUBLIC_CONVEX_URL });
  } catch (error) {
    // Next.js' own signals, such as the one that makes a page dynamic, are no failures of ours.
    unstable_rethrow(error);
    console.error("The counter was not read.", error);
    return null;
  }
}
