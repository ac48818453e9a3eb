import type { Metadata } from "next";
import { preloadForViewer } from "../../../auth/server";
import { customersCall } from "../../../customers/data";
import { RenderingFrame } from "../../../rendering/frame";
import { LiveCustomers } from "../../../rendering/live-customers";
import { renderingPages } from "../../../rendering/pages";

export const metadata: Metadata = { title: renderingPages.preloaded.title };

export default async function PreloadedPage() {
  const preloaded = await preloadForViewer(customersCall);
  return (
    <RenderingFrame page="preloaded" live {...(preloaded && { readAt: Date.now() })}>
      <LiveCustomers preloaded={preloaded} />
    </RenderingFrame>
  );
}
