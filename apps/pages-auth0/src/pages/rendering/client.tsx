import { RequireSignIn } from "../../auth/require-sign-in";
import { RenderingFrame } from "../../rendering/frame";
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
