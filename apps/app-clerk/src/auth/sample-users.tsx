import { SampleUsers as SampleUsersPanel } from "@repo/features/account";
import { z } from "zod";
import { env } from "../env";

const sampleUsers = z.array(z.object({ email: z.string(), password: z.string(), name: z.string() }));

/** The local instance's users, for its sign-in page. Nothing on a real instance. */
export async function SampleUsers() {
  if (!env.CLERK_FAPI_URL) return null;
  const response = await fetch(`${env.CLERK_FAPI_URL}/v1/_local/sample_users`, { cache: "no-store" }).catch(
    // The form says by itself that its instance does not answer.
    (error: unknown) => console.error("The sample users are not shown.", error),
  );
  if (!response?.ok) return null;
  return <SampleUsersPanel users={sampleUsers.parse(await response.json())} />;
}
