import { readForStaticPage } from "@repo/convex-next/server";
import { StatTile } from "@repo/ui";
import type { InferGetStaticPropsType } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants";
import { clicksCall } from "@repo/features/counter/data";
import { env } from "#env.ts";
import { RenderingFrame } from "#rendering/frame.tsx";
import { LiveCustomers } from "@repo/features/rendering";

/** Runs at build time, and again behind a request that finds the page older than 10 seconds. */
export async function getStaticProps() {
  const clicks = await readForStaticPage(clicksCall, {
    url: env.NEXT_PUBLIC_CONVEX_URL,
    isBuild: env.NEXT_PHASE === PHASE_PRODUCTION_BUILD,
  });
  // Props are JSON, which has no undefined. A page without the number is made again behind its first request.
  if (clicks === undefined) return { props: { clicks: null, readAt: null }, revalidate: 1 };
  return { props: { clicks, readAt: Date.now() }, revalidate: 10 };
}

export default function StaticPage({ clicks, readAt }: InferGetStaticPropsType<typeof getStaticProps>) {
  return (
    <RenderingFrame page="static" readAt={readAt} live={false}>
      <div className="mb-8">
        <StatTile label="Clicks, when this page was made" value={clicks ?? "not read yet"} />
      </div>
      <LiveCustomers />
    </RenderingFrame>
  );
}
