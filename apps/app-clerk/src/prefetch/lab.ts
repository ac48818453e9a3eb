import { Lab, Runner } from "@repo/convex-next/lab";
import { env } from "../env";
import { changeFromElsewhere } from "./change";
import { rowsCall } from "./data";

/** The one lab of this tab. It outlives the pages, which it measures. */
export const lab = new Lab({
  deploymentUrl: env.NEXT_PUBLIC_CONVEX_URL,
  query: rowsCall(undefined).name,
  change: changeFromElsewhere,
});

export const runner = new Runner(lab);
