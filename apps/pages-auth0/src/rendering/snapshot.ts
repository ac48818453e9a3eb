import { readConsistently } from "@repo/convex-next/server";
import type { Viewer } from "../auth/server";
import { clicksCall } from "@repo/features/counter/data";
import { customersCall } from "@repo/features/customers/data";
import type { Customer } from "@repo/features/customers";
import { env } from "../env";
import { newestCall } from "@repo/features/rendering/data";

/** What /rendering/server shows. `own` is null when the server knows nobody. */
export interface Snapshot {
  /** In milliseconds since the epoch. */
  readAt: number;
  clicks: number;
  own: { customers: Customer[]; newest: string | null } | null;
}

/** The public number and the viewer's own data, by consistent queries. @throws when the deployment does not answer */
export function readSnapshot(viewer: Viewer | null): Promise<Snapshot> {
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
