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
    return new Response(`${identity?.subject ?? "unauthenticated"} asks for ${pathname}${search}`);
  }),
});

http.route({
  path: "/metadata",
  method: "GET",
  handler: httpActionGeneric(async (ctx) => Response.json(await ctx.meta.getRequestMetadata())),
});

const RESPONSES: Record<string, () => Response | Promise<Response>> = {
  "/empty": () => new Response("", { status: 204, headers: { "x-said": "nothing" } }),
  "/reset": () => new Response("Stream was already started", { status: 205 }),
  "/leads": () => Response.redirect("/files/elsewhere", 302),
  "/error": () => Response.error(),
  "/fetched": async () => {
    const fetched = await fetch(`${process.env.CONVEX_CLOUD_URL}/version`);
    const own = Response.json({ fetched: fetched instanceof Response }, { status: 201 });
    return own instanceof Response ? own : new Response("no response");
  },
};
for (const [path, respond] of Object.entries(RESPONSES)) {
  http.route({ path, method: "GET", handler: httpActionGeneric(async () => respond()) });
}

http.route({
  path: "/fails",
  method: "GET",
  handler: httpActionGeneric(() => {
    throw new Error("kaboom");
  }),
});

/** Sends its first chunk and never ends. */
http.route({
  path: "/streams",
  method: "GET",
  handler: httpActionGeneric(async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("first")),
    });
    return new Response(body);
  }),
});

/** Breaks behind its first chunk. */
http.route({
  path: "/breaks",
  method: "GET",
  handler: httpActionGeneric(async () => {
    let chunks = 0;
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1;
        if (chunks === 1) controller.enqueue(new TextEncoder().encode("half"));
        else controller.error(new Error("broken"));
      },
    });
    return new Response(body);
  }),
});

http.route({
  path: "/large",
  method: "GET",
  handler: httpActionGeneric(async (_ctx, request) => {
    const bytes = Number(new URL(request.url).searchParams.get("bytes"));
    return new Response(new Uint8Array(bytes));
  }),
});

http.route({
  path: "/endless",
  method: "GET",
  handler: httpActionGeneric(async () => {
    for (;;);
  }),
});

export default http;
