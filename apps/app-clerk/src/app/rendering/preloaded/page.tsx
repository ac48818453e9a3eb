import type { Metadata } from "next";
import { preloadForViewer } from "#auth/server.ts";
import { customersCall } from "@repo/features/customers/data";
import { RenderingFrame } from "#rendering/frame.tsx";
import { LiveCustomers } from "@repo/features/rendering";
import { renderingPages } from "@repo/features/rendering/pages";

export const metadata: Metadata = { title: renderingPages.preloaded.title };

export default async function PreloadedPage() {
  const preloaded = await preloadForViewer(customersCall);
  return (
    <RenderingFrame page="preloaded" live {...(preloaded && { readAt: Date.now() })}>
      <LiveCustomers preloaded={preloaded} />
    </RenderingFrame>
  );
}
