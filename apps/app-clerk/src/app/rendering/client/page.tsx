import type { Metadata } from "next";
import { RenderingFrame } from "#rendering/frame.tsx";
import { RequireSignIn } from "@repo/features/account";
import { LiveCustomers } from "@repo/features/rendering";
import { renderingPages } from "@repo/features/rendering/pages";

export const metadata: Metadata = { title: renderingPages.client.title };

export default function ClientPage() {
  return (
    <RenderingFrame page="client" live>
      <RequireSignIn>
        <LiveCustomers />
      </RequireSignIn>
    </RenderingFrame>
  );
}
