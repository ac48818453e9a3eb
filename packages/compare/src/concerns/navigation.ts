import type { Concern } from "../concern";

/** From the click to the next page, and the frame in which it happens. */
export const navigationConcerns: readonly Concern[] = [
  {
    id: "data-before-click",
    name: "Data before the click: prefetch and prewarm",
    area: "Navigation",
    what: "A link subscribes to what its page needs before somebody is on it; the header's pages are kept ready.",
    differs:
      "The App Router can prefetch a page's server part with the user's cookies; the Pages Router prefetches code and never the data of `getServerSideProps`.",
    pagesAuth0: ["auth/server-session/is-navigation.ts"],
    appClerk: ["layout/navigation-start.ts", "instrumentation-client.ts"],
    shared: [
      "packages/features/src/layout/navigation.ts",
      "packages/features/src/customers/linked-customers.tsx",
      "packages/convex-next/src/intent-link.tsx",
      "packages/convex-next/src/links-ahead.ts",
      "packages/convex-next/src/idle-time.ts",
      "packages/convex-next/src/prewarmer.ts",
    ],
    journeys: [
      "connection/prewarm.spec.ts",
      "connection/press.spec.ts",
      "prefetch/before-reach.spec.ts",
      "prefetch/before-click.spec.ts",
    ],
    unitTests: [
      "packages/convex-next/src/idle-time.test.ts",
      "packages/convex-next/src/pointer-path.test.ts",
      "packages/convex-next/src/prewarmer.test.ts",
      "packages/convex-next/src/tab-path.test.ts",
      "packages/convex-next/test/intent-link.test.tsx",
    ],
  },
  {
    id: "prefetch-lab",
    name: "The prefetch lab",
    area: "Navigation",
    what: "Every technique for having data before the click, timed with your own clicks.",
    differs:
      "Each router has techniques of its own: `prefetch={true}` and `loading.tsx` here, a data request whose answer is cacheable there.",
    pagesAuth0: ["prefetch/", "pages/prefetch/", "pages/api/prefetch/"],
    appClerk: ["prefetch/", "app/prefetch/"],
    shared: ["packages/prefetch-lab/src/"],
    journeys: ["prefetch/"],
    unitTests: ["packages/prefetch-lab/", "apps/pages-auth0/src/prefetch/"],
  },
  {
    id: "progress",
    name: "Loading, progress, errors, not found",
    area: "Frame",
    what: "What is on the screen while a page is on its way, when there is none, and when it failed.",
    differs:
      "The App Router has a file for each state, next to the page; the Pages Router has router events, two special pages and an error boundary of ours.",
    pagesAuth0: [
      "layout/progress.tsx",
      "layout/use-navigating.ts",
      "layout/error-boundary.tsx",
      "pages/404.tsx",
      "pages/500.tsx",
      "pages/_error.tsx",
    ],
    appClerk: [
      "layout/progress.tsx",
      "layout/use-navigating.ts",
      "app/error.tsx",
      "app/global-error.tsx",
      "app/not-found.tsx",
      "auth/malformed-path.ts",
      "app/customers/[id]/not-found.tsx",
      "app/rendering/server/loading.tsx",
    ],
    shared: ["packages/ui/src/feedback/"],
    journeys: ["pages-auth0/never-blank.spec.ts", "app-clerk/loading.spec.ts", "layout/not-found.spec.ts"],
    unitTests: ["packages/ui/src/feedback/"],
  },
  {
    id: "shell",
    name: "Layout, document and styles",
    area: "Frame",
    what: "The frame around every page: the document, the providers in their order, the navigation.",
    differs:
      "`_document` and `_app` render around each page; a root layout stays mounted and is a server component.",
    pagesAuth0: ["layout/", "pages/_app.tsx", "pages/_document.tsx", "features.tsx", "styles/"],
    appClerk: ["layout/", "app/layout.tsx", "app/icon.svg", "features.tsx", "styles/"],
    shared: ["packages/features/src/layout/", "packages/ui/src/layout/", "packages/ui/src/styles.css"],
    journeys: ["both/titles.spec.ts", "layout/keyboard.spec.ts", "layout/narrow.spec.ts"],
    unitTests: ["packages/ui/src/layout/"],
  },
];
