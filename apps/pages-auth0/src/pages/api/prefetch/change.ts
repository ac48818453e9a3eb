import { apiRoute, Problem } from "@repo/features/api";
import { changeLabCustomer } from "@repo/prefetch-lab/server";
import { toHandler } from "#api/route.ts";
import { getAuthToken, type RequestContext } from "#auth/server.ts";
import { env } from "#env.ts";

/** POST changes the lab's customer as the signed-in user, from the server session; answers `{stamp}`. No body. */
const route = apiRoute<RequestContext>({
  POST: async ({ headers }, context) => {
    // The cookie comes along from every page of this site, other ports of localhost too; only ours may ask, and no program.
    if (headers.get("sec-fetch-site") !== "same-origin")
      throw new Problem(403, "Only this app's pages may ask.");
    const token = await getAuthToken(context);
    if (!token) throw new Problem(401, "The server does not know you. Sign in again; nothing was changed.");
    return Response.json({ stamp: await changeLabCustomer({ url: env.NEXT_PUBLIC_CONVEX_URL, token }) });
  },
});

export default toHandler(route);

export const config = { api: { bodyParser: false } };
