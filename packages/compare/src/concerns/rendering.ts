import type { Concern } from "../concern";

/** The same rows, rendered in every way that a router has. */
export const renderingConcerns: readonly Concern[] = [
  {
    id: "rendering-client",
    name: "Client rendering",
    area: "Rendering",
    what: "The server sends a page without rows; the browser authenticates, then subscribes.",
    differs: 'The same hook, behind `"use client"` in the App Router.',
    pagesAuth0: ["pages/rendering/client.tsx"],
    appClerk: ["app/rendering/client/"],
    shared: [],
    journeys: ["rendering/live.spec.ts"],
    unitTests: [],
  },
  {
    id: "rendering-static",
    name: "Static rendering, revalidated",
    area: "Rendering",
    what: "Public data is rendered at build and again after a while.",
    differs: "`getStaticProps` returns `revalidate`; a server component exports it, or is told by a tag.",
    pagesAuth0: ["pages/rendering/static.tsx"],
    appClerk: ["app/rendering/static/"],
    shared: [],
    journeys: ["rendering/html.spec.ts"],
    unitTests: [],
  },
  {
    id: "rendering-server",
    name: "Server rendering with the user's token",
    area: "Rendering",
    what: "The server reads as the user and sends the rows in the HTML; they are not live.",
    differs:
      "`getServerSideProps` sends its props once; a server component sends its output twice, as HTML and as the payload that hydrates it.",
    pagesAuth0: ["pages/rendering/server.tsx", "rendering/snapshot.ts", "rendering/snapshot-view.tsx"],
    appClerk: [
      "app/rendering/server/",
      "rendering/server-loading.tsx",
      "rendering/snapshot.tsx",
      "rendering/snapshot-view.tsx",
    ],
    shared: ["packages/convex-next/src/read-consistently.ts"],
    journeys: ["rendering/html.spec.ts", "pages-auth0/consistency.spec.ts"],
    unitTests: ["packages/convex-next/src/read-consistently.test.ts"],
  },
  {
    id: "rendering-preloaded",
    name: "Preloaded on the server, then live",
    area: "Rendering",
    what: "The rows are in the HTML and become a subscription without a flash.",
    differs:
      "The preload travels in the props of a page or of a client component; the hook that joins it is the same.",
    pagesAuth0: ["pages/rendering/preloaded.tsx"],
    appClerk: ["app/rendering/preloaded/"],
    shared: ["packages/convex-next/src/live-query.ts", "packages/convex-next/src/live-pages.ts"],
    journeys: ["rendering/live.spec.ts", "app-clerk/first-html.spec.ts"],
    unitTests: ["packages/convex-next/test/live-query.test.tsx"],
  },
  {
    id: "rendering-frame",
    name: "What a rendering page says of itself",
    area: "Rendering",
    what: "The frame around the rendering pages: when the data was read, whether it is live, and the way to its twin.",
    differs:
      "The App Router may refresh a page's server part in place; the Pages Router runs the page's data function again.",
    pagesAuth0: ["rendering/"],
    appClerk: ["rendering/"],
    shared: ["packages/features/src/rendering/"],
    journeys: ["rendering/"],
    unitTests: [],
  },
];
