import { api } from "@repo/convex-backend/api";
import { fetchMutation, fetchQuery } from "convex/nextjs";
import { apiRoute } from "../../api/route";
import { clicksCall } from "../../counter/data";
import { env } from "../../env";

const options = { url: env.NEXT_PUBLIC_CONVEX_URL };

/** GET answers `{clicks}`; POST adds one and answers the new number. No login; a body is not read. */
export default apiRoute<{ clicks: number }>({
  GET: async (_req, res) => {
    res.status(200).json({ clicks: await fetchQuery(api.counter.get, clicksCall.args, options) });
  },
  POST: async (_req, res) => {
    res.status(200).json({ clicks: await fetchMutation(api.counter.increment, clicksCall.args, options) });
  },
});

export const config = { api: { bodyParser: false } };
