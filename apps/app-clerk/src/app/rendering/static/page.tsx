import { readForStaticPage } from "@repo/convex-next/server";
import { StatTile } from "@repo/ui";
import type { Metadata } from "next";
import { unstable_cache } from "next/cache";
import { PHASE_PRODUCTION_BUILD } from "next/constants";
import { clicksCall } from "@repo/features/counter/data";
import { env } from "#env.ts";
import { RenderingFrame } from "#rendering/frame.tsx";
import { LiveCustomers } from "@repo/features/rendering";
import { renderingPages } from "@repo/features/rendering/pages";

export const metadata: Metadata = { title: renderingPages.static.title };

/** Runs at build time, and again behind a request that finds the answer older than 10 seconds. */
const readClicks = unstable_cache(
  async () => {
    const clicks = await readForStaticPage(clicksCall, {
      url: env.NEXT_PUBLIC_CONVEX_URL,
      isBuild: env.NEXT_PHASE === PHASE_PRODUCTION_BUILD,
    });
    // What is kept is JSON, which has no undefined.
    return clicks === undefined ? { clicks: null, readAt: null } : { clicks, readAt: Date.now() };
  },
  ["clicks"],
  { revalidate: 10 },
);

export default async function StaticPage() {
  const { clicks, readAt } = await readClicks();
  return (
    <RenderingFrame page="static" readAt={readAt} live={false}>
      <div className="mb-8">
        <StatTile label="Clicks, when this page was made" value={clicks ?? "not read yet"} />
      </div>
      <LiveCustomers />
    </RenderingFrame>
  );
}
