import { isUnknownIssuer, readConsistently } from "@repo/convex-next/server";
import type { Viewer } from "../auth/server";
import { clicksCall } from "@repo/features/counter/data";
import { customersCall } from "@repo/features/customers/data";
import type { Customer } from "@repo/features/customers";
import { env } from "../env";
import { newestCall } from "@repo/features/rendering/data";

/** What /rendering/server shows. */
export interface Snapshot {
  /** In milliseconds since the epoch. */
  readAt: number;
  /** Null when the deployment did not answer. */
  clicks: number | null;
  /** Null when the server knows nobody, or the deployment did not answer. */
  own: { customers: Customer[]; newest: string | null } | null;
}

/**
 * The public number and the viewer's own data, by consistent queries; neither when the deployment does not answer in time.
 *
 * @throws for a login of an unknown issuer
 */
export async function readSnapshot(viewer: Viewer | null): Promise<Snapshot> {
  try {
    return await read(viewer);
  } catch (error) {
    if (isUnknownIssuer(error)) throw error;
    console.error("The snapshot was not read; the browser will fetch it.", error);
    return { readAt: Date.now(), clicks: null, own: null };
  }
}

function read(viewer: Viewer | null): Promise<Snapshot> {
  const options = { url: env.NEXT_PUBLIC_CONVEX_URL, token: viewer?.token };
  return readConsistently(options, async (read) => {
    const readAt = Date.now();
    if (!viewer) return { readAt, clicks: await read(clicksCall), own: null };
    const [clicks, customers, newest] = await Promise.all([
      read(clicksCall),
      read(customersCall),
      read(newestCall),
    ]);
    return { readAt, clicks, own: { customers, newest: newest.page[0]?.name ?? null } };
  });
}
