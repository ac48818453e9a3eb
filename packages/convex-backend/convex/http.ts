import { httpRouter } from "convex/server";
import { api } from "./_generated/api";
import { httpAction } from "./_generated/server";

const http = httpRouter();

/** The apps' /api/count without a Next server in between. */
http.route({
  path: "/count",
  method: "GET",
  handler: httpAction(async (ctx) => {
    const clicks = await ctx.runQuery(api.counter.get, { counterName: "clicks" });
    return Response.json(
      { clicks },
      { headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" } },
    );
  }),
});

export default http;
