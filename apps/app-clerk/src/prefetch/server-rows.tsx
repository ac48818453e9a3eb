import { rowsCall, TRY, tryIdOf } from "@repo/prefetch-lab/data";
import { preloadForViewer } from "../auth/server";
import { RowsView } from "./rows-view";

/** The rows as the server reads them for this request. */
export async function ServerRows({ searchParams }: Pick<PageProps<"/prefetch/rows/server">, "searchParams">) {
  const tryId = tryIdOf((await searchParams)[TRY]);
  return <RowsView preloaded={await preloadForViewer(rowsCall(tryId))} />;
}
