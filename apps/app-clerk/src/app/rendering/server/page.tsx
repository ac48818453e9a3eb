import { fetchCall } from "@repo/convex-next/server";
import { StatTile } from "@repo/ui";
import type { Metadata } from "next";
import { Suspense } from "react";
import { clicksCall } from "@repo/features/counter/data";
import { env } from "../../../env";
import { CustomersPanel } from "@repo/features/rendering";
import { RenderingFrame } from "../../../rendering/frame";
import { renderingPages } from "@repo/features/rendering/pages";
import { ReadAgain } from "../../../rendering/read-again";
import { Snapshot } from "../../../rendering/snapshot";

export const metadata: Metadata = { title: renderingPages.server.title };

export default async function ServerPage() {
  const clicks = await fetchCall(clicksCall, { url: env.NEXT_PUBLIC_CONVEX_URL });
  return (
    <RenderingFrame page="server" readAt={Date.now()} live={false}>
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap items-end gap-4">
          <StatTile label="Clicks" value={clicks} hint="The same for everybody" />
          <ReadAgain />
        </div>
        {/* Streams: what is for everybody does not wait for what is yours. */}
        <Suspense fallback={<CustomersPanel customers={undefined} />}>
          <Snapshot />
        </Suspense>
      </div>
    </RenderingFrame>
  );
}
