import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { Hono } from "hono";

import { notFound } from "../errors";
import { refuseOldScript } from "../http/versions";

const require = createRequire(import.meta.url);
const PACKAGES = ["clerk-js", "ui"];

/** Chunks carry their build's hash in their name; the entry files keep theirs from version to version. */
const HASHED_NAME = /_[0-9a-f]{6}_\d+\.\d+\.\d+\.js$/;

/** The scripts at the top of a package's dist folder, by URL path. Nothing else is ever opened. */
function scriptsOf(name: string): [string, string][] {
  const dist = dirname(require.resolve(`@clerk/${name}`));
  const files = readdirSync(dist).filter((file) => file.endsWith(".js"));
  return files.map((file) => [`${name}/${file}`, join(dist, file)]);
}

/** Clerk's own browser bundles, from node_modules in place of Clerk's CDN. Any version in the URL will do. */
export function bundleRoutes(): Hono {
  const app = new Hono();
  const scripts = new Map(PACKAGES.flatMap(scriptsOf));

  app.get("/npm/@clerk/:package/dist/:file", (c) => {
    const [name, version] = c.req.param("package").split("@");
    if (name === "clerk-js") refuseOldScript(version);
    const file = c.req.param("file");
    const path = scripts.get(`${name}/${file}`);
    if (path === undefined) throw notFound("No script", file);

    const script = readFileSync(path);
    const etag = `"${createHash("sha256").update(script).digest("base64url")}"`;
    c.header("ETag", etag);
    c.header("Cache-Control", HASHED_NAME.test(file) ? "public, max-age=31536000, immutable" : "no-cache");
    c.header("Access-Control-Allow-Origin", "*");
    if (c.req.header("if-none-match") === etag) return c.body(null, 304);
    return c.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" });
  });

  return app;
}
