import { expect, test } from "vitest";
import { countRoutes } from "./output";

test("pages that are files need no function, and Next's own are no routes", () => {
  const pages = {
    "/_app": "pages/_app.js",
    "/_error": "pages/_error.js",
    "/404": "pages/404.html",
    "/": "pages/index.html",
    "/rendering/static": "pages/rendering/static.js",
    "/rendering/server": "pages/rendering/server.js",
    "/api/count": "pages/api/count.js",
  };
  const prerendered = { "/rendering/static": { initialRevalidateSeconds: 10 } };
  expect(countRoutes(pages, {}, prerendered, true)).toEqual({ routes: 4, functions: 4 });
});

test("a page of the App Router that is prerendered for good needs none", () => {
  const app = {
    "/_not-found/page": "app/_not-found/page.js",
    "/page": "app/page.js",
    "/customers/[id]/page": "app/customers/[id]/page.js",
    "/api/count/route": "app/api/count/route.js",
  };
  const prerendered = { "/": { initialRevalidateSeconds: false as const } };
  expect(countRoutes({}, app, prerendered, false)).toEqual({ routes: 3, functions: 2 });
});
