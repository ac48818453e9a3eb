import type { Concern } from "../concern.ts";

/** What neither app has source for, and what a provider decides nevertheless. */
export const deliveryConcerns: readonly Concern[] = [
  {
    id: "tests",
    name: "Tests that sign in",
    area: "Delivery",
    what: "Journeys are written once and run against both apps: one file for each app knows its login, and another how to have a session without the forms.",
    differs:
      "Auth0 gives one for an authorization code with PKCE, whose tokens go where the browser's SDK keeps them, and the server's session takes a second, silent round; Clerk's Frontend API gives one, and a handshake sets the cookies for both. Against the real services Clerk wants a testing token, and Auth0 people that it knows.",
    pagesAuth0: [],
    appClerk: [],
    shared: ["packages/e2e/src/apps/"],
    journeys: ["session/sign-in.spec.ts"],
    unitTests: [],
  },
  {
    id: "deployment",
    name: "Deployment to Vercel, and previews",
    area: "Delivery",
    what: "One Vercel project for each app, one Convex deployment for both; a pull request gets a deployment and two addresses of its own.",
    differs:
      "Nobody knows a preview's address before. Auth0 leads people back to addresses that its applications list, so a login works there once somebody has added it; Clerk's development keys work at any address, and its production keys at none of Vercel's own.",
    pagesAuth0: [],
    appClerk: [],
    shared: ["packages/deploy/src/"],
    journeys: ["smoke/"],
    unitTests: ["packages/deploy/src/"],
  },
];
