import { readConsistently } from "@repo/convex-next/server";
import { forbidUnknownIssuer, getViewer } from "../auth/server";
import { ServerViewer } from "../auth/server-viewer";
import { customersCall } from "@repo/features/customers/data";
import { env } from "../env";
import { CustomersPanel } from "@repo/features/rendering";
import { newestCall } from "@repo/features/rendering/data";

/** The viewer's own data as the server read it for this request, by consistent queries. */
export async function Snapshot() {
  const viewer = await getViewer();
  const own = viewer && (await readOwn(viewer.token));
  return (
    <ServerViewer owner={viewer && viewer.id} loading={<CustomersPanel customers={undefined} />}>
      <p className="text-muted">
        The newest customer, by a query of its own: <strong>{own?.newest ?? "none yet"}</strong>
      </p>
      <CustomersPanel customers={own?.customers} />
    </ServerViewer>
  );
}

/** @throws when the deployment does not answer */
async function readOwn(token: string) {
  return readConsistently({ url: env.NEXT_PUBLIC_CONVEX_URL, token }, async (read) => {
    const [customers, newest] = await Promise.all([read(customersCall), read(newestCall)]);
    return { customers, newest: newest.page[0]?.name };
  }).catch((error: unknown) => {
    forbidUnknownIssuer(error);
    throw error;
  });
}
