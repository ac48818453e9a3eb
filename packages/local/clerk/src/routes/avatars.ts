import { Hono } from "hono";
import { z } from "zod";

import { avatarBackground, avatarSvg } from "../avatar";
import { notFound } from "../errors";
import { onlyQuery } from "../http/body";

/** What Clerk's components ask of an image; a drawing has any size. */
const imageQuery = z.strictObject({ width: z.string().max(8).optional() });

/** Upper case makes two letters of some, so two initials may be a few more characters. */
const MAX_INITIALS = 8;

/** The pictures that `image_url` leads to, in place of Clerk's image host. They say no more than their URL does. */
export function avatarRoutes(): Hono {
  const app = new Hono();
  app.get(
    "/avatars/:background/:initials",
    onlyQuery(() => imageQuery),
    (c) => {
      const background = avatarBackground(c.req.param("background"));
      const initials = c.req.param("initials");
      if (background === undefined || initials.length > MAX_INITIALS) throw notFound("No image", c.req.path);
      c.header("Cache-Control", "public, max-age=31536000, immutable");
      c.header("Content-Security-Policy", "default-src 'none'");
      c.header("X-Content-Type-Options", "nosniff");
      return c.body(avatarSvg({ background, initials }), 200, { "Content-Type": "image/svg+xml" });
    },
  );
  return app;
}
