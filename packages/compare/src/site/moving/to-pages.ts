import type { Step } from "./step";

/** From the App Router with Clerk to the Pages Router with Auth0. */
export const toPages: readonly Step[] = [
  {
    title: "Keep the deployment, add an issuer",
    part: "provider",
    tasks: [
      "Add Auth0's issuer to `auth.config.ts`, once for each of the two applications, and deploy.",
      "Link identities by verified address.",
    ],
    concern: "linked-logins",
  },
  {
    title: "Bring the people along",
    part: "provider",
    tasks: [
      "Export the people from Clerk, and import them into an Auth0 database connection with verified addresses; hashes of a kind that Auth0 does not take mean a new password.",
      "Sessions do not move. Everybody signs in once more, so choose the hour.",
    ],
    concern: "linked-logins",
  },
  {
    title: "Check the environment at build",
    part: "provider",
    tasks: ["Add a single-page and a regular web application in Auth0, with the session's secret."],
    concern: "environment",
  },
  {
    title: "Move the frame",
    part: "router",
    tasks: [
      "Split `app/layout.tsx` into `_document` for the HTML and `_app` for the providers.",
      "Put titles into `next/head`: there is no `metadata`.",
    ],
    concern: "shell",
  },
  {
    title: "Hand the token to Convex",
    part: "provider",
    tasks: [
      "Put `Auth0Provider` with refresh tokens in localStorage around `ConvexProviderWithAuth0`; or around `ConvexProviderWithAuth`, with the SDK beside the page, where 65 kB more before a page can be used are too many.",
      "Fetch ID tokens in a hook of your own, whose identity is stable.",
    ],
    concern: "identity-provider",
  },
  {
    title: "Mount the routes of the login",
    part: "provider",
    tasks: [
      "Let Auth0's SDK serve `/auth/*` in `proxy.ts`, and check what comes back in a callback of your own.",
      "Replace Clerk's components with a button that goes to Auth0's page.",
    ],
    concern: "auth-routes",
  },
  {
    title: "Read the user on the server",
    part: "both",
    tasks: ["Wrap `getServerSideProps` with what reads the server session and refreshes its ID token first."],
    concern: "server-session",
  },
  {
    title: "Keep two sessions in step",
    part: "provider",
    tasks: [
      "Tell each of the two sessions which viewer the other has, with a cookie; reload where they disagree.",
    ],
    concern: "user-switch",
  },
  {
    title: "Put pages behind the gate",
    part: "router",
    tasks: ["Write the views for loading, signed out and refreshing, and wrap each page, or `_app`."],
    concern: "require-sign-in",
  },
  {
    title: "Replace Server Actions",
    part: "router",
    tasks: ["Call a mutation in the browser, or post to an API route where there must be a server."],
    concern: "server-actions",
  },
  {
    title: "Move pages by their way of rendering",
    part: "router",
    tasks: [
      "A server component that reads becomes `getServerSideProps`; its props are sent once.",
      'A component behind `"use client"` loses the directive and nothing else.',
    ],
    concern: "rendering-server",
  },
  {
    title: "Move URL state, API routes and states",
    part: "router",
    tasks: [
      "`useSearchParams` becomes `router.query`, and `history.replaceState` a shallow `router.replace`.",
      "`loading.tsx` and `error.tsx` become router events and an error boundary in `_app`.",
    ],
    concern: "progress",
  },
  {
    title: "Handle tokens that cannot be refreshed",
    part: "provider",
    tasks: ["Tell an error that ended the session from one that a retry mends: Auth0's SDK throws both."],
    concern: "token-refresh",
  },
];
