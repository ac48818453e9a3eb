import type { InferGetServerSidePropsType } from "next";
import { preloadForViewer } from "#auth/server.ts";
import { withViewer } from "#auth/with-viewer.ts";
import { customersCall } from "@repo/features/customers/data";
import { RenderingFrame } from "#rendering/frame.tsx";
import { LiveCustomers } from "@repo/features/rendering";

export const getServerSideProps = withViewer(async (_viewer, context) => ({
  readAt: Date.now(),
  customers: await preloadForViewer(customersCall, context),
}));

export default function PreloadedPage({
  customers,
  readAt,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <RenderingFrame page="preloaded" readAt={readAt} live>
      <LiveCustomers preloaded={customers} />
    </RenderingFrame>
  );
}
