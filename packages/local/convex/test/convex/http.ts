import { httpActionGeneric, httpRouter, makeFunctionReference } from "convex/server";

const http = httpRouter();

http.route({
  path: "/increment",
  method: "POST",
  handler: httpActionGeneric(async (ctx, request) => {
    const name = await request.text();
    const value: unknown = await ctx.runMutation(makeFunctionReference<"mutation">("counter:increment"), {
      name,
    });
    const headers = new Headers({ "x-seen": request.headers.get("x-sent") ?? "nothing" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return new Response(JSON.stringify({ value }), { status: 201, headers });
  }),
});

http.route({
  pathPrefix: "/files/",
  method: "GET",
  handler: httpActionGeneric(async (ctx, request) => {
    const identity = await ctx.auth.getUserIdentity();
    const { pathname, search } = new URL(request.url);
    return new Response(`${identity?.subject ?? "nobody"} asks for ${pathname}${search}`);
  }),
});

http.route({
  path: "/fails",
  method: "GET",
  handler: httpActionGeneric(() => {
    throw new Error("kaboom");
  }),
});

export default http;
