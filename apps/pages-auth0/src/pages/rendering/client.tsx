import { RenderingFrame } from "#rendering/frame.tsx";
import { RequireSignIn } from "@repo/features/account";
import { LiveCustomers } from "@repo/features/rendering";

export default function ClientPage() {
  return (
    <RenderingFrame page="client" live>
      <RequireSignIn>
        <LiveCustomers />
      </RequireSignIn>
    </RenderingFrame>
  );
}
