import { readConsistently } from "@repo/convex-next/server";
import { unstable_rethrow } from "next/navigation";
import { forbidUnknownIssuer, getViewer } from "../auth/server";
import { isServerClockWrong } from "../auth/server-clock";
import { customersCall } from "@repo/features/customers/data";
import { env } from "../env";
import { ReadInBrowser, type ReadProblem } from "@repo/features/rendering";
import { newestCall } from "@repo/features/rendering/data";
import { SnapshotView } from "./snapshot-view";

/** The viewer's own data as the server read it for this request, by consistent queries; without it, why, and the browser's. */
export async function Snapshot() {
  const own = await readOwn();
  if (typeof own === "string") return <ReadInBrowser problem={own} />;
  return <SnapshotView own={own} />;
}

/** Null when the server knows nobody. @throws as `forbidUnknownIssuer` does */
async function readOwn() {
  try {
    if (await isServerClockWrong()) return "clock" satisfies ReadProblem;
    const viewer = await getViewer();
    if (!viewer) return null;
    const options = { url: env.NEXT_PUBLIC_CONVEX_URL, token: viewer.token };
    return await readConsistently(options, async (read) => {
      const [customers, newest] = await Promise.all([read(customersCall), read(newestCall)]);
      return { viewer: viewer.id, customers, newest: newest.page[0]?.name };
    });
  } catch (error) {
    // Next.js' own signals, such as the one that makes a page dynamic, are no failures of ours.
    unstable_rethrow(error);
    forbidUnknownIssuer(error);
    console.error("The snapshot was not read; the browser will fetch it.", error);
    return "outage" satisfies ReadProblem;
  }
}
