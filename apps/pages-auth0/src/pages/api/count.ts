import { api } from "@repo/convex-backend/api";
import { fetchCall, runMutation } from "@repo/convex-next/server";
import { apiRoute } from "../../api/route";
import { clicksCall } from "../../counter/data";
import { env } from "../../env";

const options = { url: env.NEXT_PUBLIC_CONVEX_URL };

/** GET answers `{clicks}`; POST adds one and answers the new number. No login; a body is not read. */
export default apiRoute<{ clicks: number }>({
  GET: async (_req, res) => {
    res.status(200).json({ clicks: await fetchCall(clicksCall, options) });
  },
  POST: async (_req, res) => {
    res.status(200).json({ clicks: await runMutation(api.counter.increment, clicksCall.args, options) });
  },
});

export const config = { api: { bodyParser: false } };
