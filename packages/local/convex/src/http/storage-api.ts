import { Hono } from "hono";

import { MAX_FILE_BYTES } from "../engine/limits/limits";
import type { Engine } from "../engine/types";
import { readBody } from "./body";
import { HttpError, onlyMethod, type HttpEnv } from "./errors";

/** A day, in seconds: what is stored under an id never changes, but it can be deleted. */
const CACHE_MAX_AGE = 86_400;

/** Where browsers put and find stored files: whoever has a file's URL may read it, as on Convex. */
export function storageApi(engine: Engine): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.post("/upload", async (c) => {
    const componentPath = engine.files.uploadTarget(c.req.query("token") ?? "");
    if (componentPath === null) {
      c.env.incoming.resume();
      throw new HttpError(
        403,
        "BadUploadToken",
        "The upload URL has expired, or is none of this deployment's.",
      );
    }
    const content = await readBody(c, MAX_FILE_BYTES);
    const contentType = c.req.header("content-type") ?? null;
    // RFC 3230, section 4.3.2.
    const sha256 = /^sha-256=(.+)$/i.exec(c.req.header("digest") ?? "")?.[1];
    return c.json({ storageId: await engine.files.store({ content, contentType }, sha256, componentPath) });
  });
  app.all("/upload", onlyMethod("POST"));
  app.get("/:id", async (c) => {
    const file = await engine.files.read(c.req.param("id"));
    if (file === null) throw new HttpError(404, "FileNotFound", "There is no such file.");
    return c.body(new Uint8Array(file.content), 200, {
      ...(file.contentType === null ? {} : { "content-type": file.contentType }),
      "cache-control": `private, max-age=${CACHE_MAX_AGE}`,
      // A page that was uploaded is not one of this deployment's.
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
    });
  });
  app.all("/:id", onlyMethod("GET"));
  return app;
}
