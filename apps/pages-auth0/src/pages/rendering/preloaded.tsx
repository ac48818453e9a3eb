import type { InferGetServerSidePropsType } from "next";
import { preloadForViewer } from "../../auth/server";
import { withViewer } from "../../auth/with-viewer";
import { customersCall } from "../../customers/data";
import { RenderingFrame } from "../../rendering/frame";
import { LiveCustomers } from "../../rendering/live-customers";

export const getServerSideProps = withViewer(async (viewer) => ({
  readAt: Date.now(),
  customers: await preloadForViewer(viewer, customersCall),
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
