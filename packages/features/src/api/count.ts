import { api } from "@repo/convex-backend/api";
import { fetchCall, runMutation } from "@repo/convex-next/server";
import { clicksCall } from "../counter/data";
import { apiRoute } from "./route";

/** GET answers `{clicks}`; POST adds one and answers the new number. No login; a body is not read. */
export function countRoute(options: { url: string }) {
  return apiRoute({
    GET: async () => Response.json({ clicks: await fetchCall(clicksCall, options) }),
    POST: async () => {
      const clicks = await runMutation(api.counter.increment, clicksCall.args, options);
      return Response.json({ clicks });
    },
  });
}
