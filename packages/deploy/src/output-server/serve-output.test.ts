import { describe, expect, test } from "vitest";
import { prerender, serve, settings, writeOutput } from "./fixture";
import { serveOutput } from "./serve-output";

/** Tells what it was asked. */
const echo = `module.exports = (request, response) => {
  response.setHeader("content-type", "application/json");
  response.appendHeader("set-cookie", "a=1");
  response.appendHeader("set-cookie", "b=2");
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const { method, url, headers } = request;
    response.end(JSON.stringify({ method, url, headers, body, secret: process.env.SECRET }));
  });
};`;
const echoFunction = {
  "functions/echo.func/.vc-config.json": settings,
  "functions/echo.func/main.cjs": echo,
};

const middleware = (body: string) => ({
  "functions/_middleware.func/.vc-config.json": { ...settings, useWebApi: true },
  "functions/_middleware.func/main.cjs": `module.exports = async (request) => { ${body} };`,
});
const throughMiddleware = { src: "/.*", middlewarePath: "/_middleware", continue: true };

describe("files", () => {
  test("are sent by their name, or by the one that an override gives them, with its type", async () => {
    const { ask } = await serve({
      config: { overrides: { "sign-in.html": { path: "sign-in", contentType: "text/html; charset=utf-8" } } },
      files: { "static/sign-in.html": "<h1>Sign in</h1>", "static/icon.svg": "<svg/>" },
    });
    const page = await ask("/sign-in");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await page.text()).toBe("<h1>Sign in</h1>");
    expect((await ask("/icon.svg")).headers.get("content-type")).toBe("image/svg+xml");
    expect((await ask("/icon.svg", { method: "POST" })).status).toBe(405);
  });

  test("have the headers of the routes before, and of those for what was found", async () => {
    const { ask } = await serve({
      routes: [
        { src: "/.*", headers: { "x-policy": "strict" }, continue: true },
        { handle: "hit" },
        { src: "/(.*)", headers: { "x-matched-path": "/$1" }, continue: true, important: true },
      ],
      files: { "static/a.txt": "a" },
    });
    const { headers } = await ask("/a.txt");
    expect([headers.get("x-policy"), headers.get("x-matched-path")]).toEqual(["strict", "/a.txt"]);
  });
});

describe("routes", () => {
  test("redirect before anything else", async () => {
    const { ask } = await serve({
      routes: [{ src: "^/(.+)/$", headers: { Location: "/$1" }, status: 308, continue: true }],
      files: { "static/a": "a" },
    });
    const answer = await ask("/a/");
    expect([answer.status, answer.headers.get("location")]).toEqual([308, "/a"]);
  });

  test("rewrite what is no output, with what they captured as the query", async () => {
    const { ask } = await serve({
      routes: [
        { handle: "rewrite" },
        { src: "^/customers/(?<id>[^/]+?)/?$", dest: "/customers/[id]?id=$id", check: true },
      ],
      files: {
        "functions/customers/[id].func/.vc-config.json": settings,
        "functions/customers/[id].func/main.cjs": echo,
        "static/customers/new": "a file",
      },
    });
    expect(await (await ask("/customers/7?tab=2")).json()).toMatchObject({
      url: "/customers/7?tab=2&id=7",
      headers: { "x-matched-path": "/customers/[id]" },
    });
    expect(await (await ask("/customers/new")).text()).toBe("a file");
  });

  test("depend on a header, and change the ones that a function sees", async () => {
    const { ask } = await serve({
      routes: [
        {
          src: "/.*",
          has: [{ type: "header", key: "x-kind", value: "da.a" }],
          missing: [{ type: "header", key: "x-not" }],
          transforms: [{ type: "request.headers", op: "set", target: { key: "x-set" }, args: "1" }],
          dest: "/echo",
          continue: true,
        },
      ],
      files: echoFunction,
    });
    expect(await (await ask("/x", { headers: { "x-kind": "data" } })).json()).toMatchObject({
      headers: { "x-set": "1" },
    });
    // Without a page for it, as every app of Next has one, a path that leads nowhere is refused.
    for (const headers of [{}, { "x-kind": "other" }, { "x-kind": "data", "x-not": "1" }] as Record<
      string,
      string
    >[]) {
      expect((await ask("/x", { headers })).status).toBe(501);
    }
  });

  test("of errors answer what leads nowhere", async () => {
    const { ask } = await serve({
      routes: [
        { handle: "resource" },
        { src: "/.*", status: 404 },
        { handle: "miss" },
        { src: "/_next/static/.+", status: 404, check: true, dest: "/_next/static/not-found.txt" },
        { handle: "error" },
        { src: "/.*", dest: "/404", status: 404 },
        { src: "/.*", dest: "/500", status: 500 },
      ],
      files: { "static/404": "no such page", "static/_next/static/not-found.txt": "no such script" },
    });
    const page = await ask("/nowhere");
    expect([page.status, await page.text()]).toEqual([404, "no such page"]);
    const script = await ask("/_next/static/a.js");
    expect([script.status, await script.text()]).toEqual([404, "no such script"]);
  });
});

describe("functions", () => {
  test("get the request as it came, and the environment; their answer comes as it is", async () => {
    const { ask } = await serve({ files: echoFunction }, { SECRET: "hunter2" });
    const answer = await ask("/echo?a=1", {
      method: "POST",
      body: "text",
      headers: { "x-matched-path": "/another", "x-forwarded-host": "evil.example" },
    });
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    const asked = (await answer.json()) as { headers: Record<string, string> };
    expect(asked).toMatchObject({ method: "POST", url: "/echo?a=1", body: "text", secret: "hunter2" });
    expect(asked.headers["x-matched-path"]).toBe("/echo");
    expect(asked.headers["x-forwarded-host"]).toBe(asked.headers.host);
  });

  test("of one folder run in one process, which is started when it is needed", async () => {
    const { ask, server } = await serve({
      files: {
        "functions/a.func/.vc-config.json": settings,
        "functions/a.func/main.cjs": "module.exports = (_, response) => response.end(String(process.pid));",
      },
      links: { "functions/b.func": "a.func" },
    });
    expect(server.functionsStarted()).toBe(0);
    const [a, b] = await Promise.all([ask("/a"), ask("/b")]);
    expect(await a.text()).toBe(await b.text());
    expect(server.functionsStarted()).toBe(1);
  });

  test("have the files that they name, and no other of the repository", async () => {
    const { ask } = await serve({
      files: {
        "functions/a.func/.vc-config.json": { ...settings, filePathMap: { "lib/given.cjs": "given.cjs" } },
        "functions/a.func/main.cjs": `module.exports = (_, response) => {
          const found = ["./lib/given.cjs", "./lib/forgotten.cjs"].map((file) => {
            try { return require(file); } catch (error) { return error.code; }
          });
          response.end(JSON.stringify(found));
        };`,
        "../given.cjs": "module.exports = 'given'",
        "../forgotten.cjs": "module.exports = 'forgotten'",
      },
    });
    expect(await (await ask("/a")).json()).toEqual(["given", "MODULE_NOT_FOUND"]);
  });

  test("that cannot be loaded are 500, and the others go on", async () => {
    const { ask } = await serve({
      files: {
        ...echoFunction,
        "functions/broken.func/.vc-config.json": settings,
        "functions/broken.func/main.cjs": "throw new Error('broken on purpose');",
      },
    });
    expect((await ask("/broken")).status).toBe(500);
    expect((await ask("/echo")).status).toBe(200);
  });

  test("get no body that Vercel would refuse", async () => {
    const { ask } = await serve({ files: echoFunction });
    expect((await ask("/echo", { method: "POST", body: "x".repeat(5 * 1024 * 1024) })).status).toBe(413);
  });
});

describe("middleware", () => {
  test("goes on, with headers for the function and for the browser", async () => {
    const { ask } = await serve({
      routes: [throughMiddleware],
      files: {
        ...echoFunction,
        ...middleware(`return new Response(null, { headers: {
          "x-middleware-next": "1",
          "x-middleware-override-headers": "x-user",
          "x-middleware-request-x-user": new URL(request.url).pathname,
          "set-cookie": "seen=1",
        } })`),
      },
    });
    const answer = await ask("/echo");
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2", "seen=1"]);
    expect(answer.headers.has("x-middleware-next")).toBe(false);
    expect(await answer.json()).toMatchObject({ headers: { "x-user": "/echo" } });
  });

  test("answers by itself, redirects, or rewrites", async () => {
    const { ask } = await serve({
      routes: [throughMiddleware],
      files: {
        ...echoFunction,
        ...middleware(`
          const { pathname } = new URL(request.url);
          if (pathname === "/own") return new Response(await request.text(), { status: 418 });
          if (pathname === "/away") return Response.redirect("https://login.example/", 307);
          return new Response(null, { headers: { "x-middleware-rewrite": new URL("/echo", request.url).href } });
        `),
      },
    });
    const own = await ask("/own", { method: "POST", body: "mine" });
    expect([own.status, await own.text()]).toEqual([418, "mine"]);
    expect((await ask("/away")).headers.get("location")).toBe("https://login.example/");
    expect(await (await ask("/elsewhere")).json()).toMatchObject({ headers: { "x-matched-path": "/echo" } });
  });
});

describe("prerendered pages", () => {
  const page = (changed?: object) => ({
    "functions/page.func/.vc-config.json": settings,
    "functions/page.func/main.cjs":
      "module.exports = (request, response) => response.end(`made anew by ${request.method}`);",
    "functions/page.prerender-fallback.html": "as built",
    "functions/page.prerender-config.json": prerender("page", changed),
  });

  test("come from the build, with its headers and its status", async () => {
    const { ask, server } = await serve({
      files: page({ initialHeaders: { vary: "rsc" }, initialStatus: 404 }),
    });
    const answer = await ask("/page?any=query");
    expect([answer.status, await answer.text()]).toEqual([404, "as built"]);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect([answer.headers.get("vary"), answer.headers.get("x-vercel-cache")]).toEqual(["rsc", "PRERENDER"]);
    expect(server.functionsStarted()).toBe(0);
  });

  test("are left aside for whatever is no reading, and for what the build names", async () => {
    const { ask } = await serve({
      files: page({ experimentalBypassFor: [{ type: "header", key: "next-action" }] }),
    });
    expect(await (await ask("/page", { method: "POST" })).text()).toBe("made anew by POST");
    expect(await (await ask("/page", { headers: { "next-action": "1" } })).text()).toBe("made anew by GET");
  });
});

describe("refused by name", () => {
  const starting = (built: Parameters<typeof writeOutput>[0]) => {
    const { output, root } = writeOutput(built);
    return serveOutput(output, root, { port: 0, env: {} });
  };

  test.each([
    ["another version", { config: { version: 4 } }, "config.json has version 4, not 3."],
    ["what is new in it", { config: { flags: [] } }, "config.json has flags, unknown here."],
    [
      "a new kind of route",
      { routes: [{ src: "/a", mitigate: {} }] },
      "The route /a has mitigate, unknown here.",
    ],
    ["a new phase", { routes: [{ handle: "late" }] }, 'config.json has the phase "late", unknown here.'],
    [
      "a condition that is no header",
      { routes: [{ src: "/a", has: [{ type: "cookie", key: "b" }] }] },
      "The route /a depends on a cookie.",
    ],
    [
      "a page that is resumed",
      {
        files: {
          "functions/a.func/.vc-config.json": settings,
          "functions/a.prerender-config.json": prerender("a", { chain: {} }),
        },
      },
      "The prerendered page a has chain, unknown here.",
    ],
  ])("%s, at the start", async (_what, built, sentence) => {
    await expect(starting(built as Parameters<typeof writeOutput>[0])).rejects.toThrow(sentence);
  });

  test.each([
    ["/_next/image", "Images are not made smaller here."],
    ["/away", "/away leads to https://other.example, another server."],
    ["/ends", "The route /ends ends its phase and leads nowhere."],
    ["/edge", "runs on edge, not on Node."],
  ])("%s, when it is asked for", async (path, sentence) => {
    const { ask } = await serve({
      routes: [
        { src: "/ends", headers: { "x-a": "1" } },
        { src: "/away", dest: "https://other.example/" },
      ],
      files: { "functions/edge.func/.vc-config.json": { runtime: "edge", entrypoint: "index.js" } },
    });
    const answer = await ask(path);
    expect([answer.status, await answer.text()]).toEqual([501, expect.stringContaining(sentence)]);
  });
});
