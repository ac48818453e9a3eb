import type { Concern } from "../concern";

/** Who is there, how the server and Convex learn it, and what happens when that changes. */
export const sessionConcerns: readonly Concern[] = [
  {
    id: "identity-provider",
    name: "Identity provider and Convex",
    area: "Session",
    what: "The provider's SDK hands its token to the one Convex client, which authenticates the WebSocket with it.",
    differs:
      "Auth0 keeps one session in the browser and another on the server, so an ID token is fetched by our own hook; Clerk has one session for both and a hook of its own, `useAuth`.",
    pagesAuth0: ["auth/provider.tsx", "auth/server-session/auth0.ts", "auth/session-sync/tenant.ts"],
    appClerk: [
      "auth/provider.tsx",
      "auth/with-clerk-ui.tsx",
      "auth/after-hydration.tsx",
      "auth/appearance.ts",
    ],
    shared: ["packages/convex-next/src/session.tsx"],
    journeys: ["session/reload.spec.ts"],
    unitTests: ["packages/convex-next/test/"],
  },
  {
    id: "sign-in",
    name: "Sign in, sign up, sign out",
    area: "Session",
    what: "The way in and out, and the menu that shows who is in.",
    differs:
      "Auth0 shows its own page on its own domain and comes back with a code; Clerk renders its components inside the app, whose scripts only the documents of these pages load.",
    pagesAuth0: ["auth/", "pages/sign-in.tsx", "pages/sign-up.tsx"],
    appClerk: ["auth/", "app/sign-in/", "app/sign-up/", "app/user-profile/"],
    shared: ["packages/features/src/account/"],
    journeys: ["session/sign-in.spec.ts", "session/sign-up.spec.ts", "session/sign-out.spec.ts"],
    unitTests: ["apps/pages-auth0/src/auth/", "apps/app-clerk/src/auth/"],
  },
  {
    id: "require-sign-in",
    name: "The gate: pages that require sign-in",
    area: "Session",
    what: "What a page shows while nobody is known yet, when nobody is signed in, and while a session is refreshed.",
    differs:
      "The gate and its views are the same; with Auth0 a page that reads on the server may lead through the tenant first, while with Clerk a page that finds nobody on the server renders without data and offers the login at its own address, so that no prefetch is ever answered with a redirect.",
    pagesAuth0: ["auth/sign-in-prompt.tsx", "auth/forbidden-page.tsx"],
    appClerk: [
      "auth/sign-in-prompt.tsx",
      "auth/forbidden-page.tsx",
      "app/forbidden.tsx",
      "app/unauthorized.tsx",
    ],
    shared: ["packages/convex-next/src/gate.tsx", "packages/features/src/account/require-sign-in.tsx"],
    journeys: ["session/unauthenticated.spec.ts", "app-clerk/protection.spec.ts"],
    unitTests: ["packages/features/src/account/require-sign-in.test.tsx"],
  },
  {
    id: "server-session",
    name: "The user on the server, and their token",
    area: "Session",
    what: "How code on the server knows the user and gets a token that Convex accepts.",
    differs:
      "Auth0's server session is refreshed by us before a page reads it, and `getServerSideProps` is wrapped; Clerk's `auth()` reads the session that its proxy has already checked.",
    pagesAuth0: [
      "auth/server.ts",
      "auth/server-viewer.tsx",
      "auth/server-session/id-token.ts",
      "auth/with-viewer.ts",
    ],
    appClerk: ["auth/server.ts", "auth/server-viewer.tsx"],
    shared: ["packages/convex-next/src/server.ts"],
    journeys: ["pages-auth0/server-session.spec.ts", "app-clerk/session.spec.ts"],
    unitTests: ["apps/pages-auth0/src/auth/", "apps/app-clerk/src/auth/server.test.ts"],
  },
  {
    id: "auth-routes",
    name: "The proxy and the login's own routes",
    area: "Session",
    what: "What runs before every page, and the URLs that the provider calls back.",
    differs:
      "Auth0's SDK mounts its routes in the proxy, and what comes back is checked by our callback; Clerk's proxy only reads the session, because its components talk to the instance themselves.",
    pagesAuth0: [
      "proxy.ts",
      "auth/server-session/",
      "auth/session-sync/return-path.ts",
      "auth/browser-session/login-response.ts",
      "auth/browser-session/finish-login.tsx",
    ],
    appClerk: ["proxy.ts"],
    shared: [],
    journeys: ["pages-auth0/server-session.spec.ts", "app-clerk/protection.spec.ts"],
    unitTests: ["apps/pages-auth0/src/auth/server-session/", "apps/app-clerk/src/auth/"],
  },
  {
    id: "user-switch",
    name: "A change of user",
    area: "Session",
    what: "Nothing of the first user is shown to the second, in no tab and from no cache.",
    differs:
      "Auth0's two sessions can disagree, so a cookie tells each which viewer the other has; with Clerk one session changes and Next's router cache is cleared by the SDK.",
    pagesAuth0: ["auth/session-sync/"],
    appClerk: ["auth/follow-sign-in.tsx", "auth/restored-page.tsx", "auth/last-login.ts"],
    shared: ["packages/convex-next/src/session-waiters.ts"],
    journeys: [
      "session/user-switch.spec.ts",
      "pages-auth0/user-switch.spec.ts",
      "app-clerk/user-switch.spec.ts",
    ],
    unitTests: ["apps/pages-auth0/src/auth/session-sync/", "apps/app-clerk/src/auth/last-login.test.ts"],
  },
  {
    id: "token-refresh",
    name: "Token refresh with retry and backoff",
    area: "Session",
    what: "A provider that is out of reach, or refuses, while somebody is at work.",
    differs:
      "Auth0's SDK throws typed errors that say whether the session ended; Clerk's SDK retries by itself and reports no token at all, so its state is read with it.",
    pagesAuth0: ["auth/browser-session/"],
    appClerk: ["auth/browser-session/", "auth/sign-in-outage.tsx"],
    shared: [
      "packages/convex-next/src/token-refresh.ts",
      "packages/convex-next/src/retry-with-backoff.ts",
      "packages/convex-next/src/reauthenticating-client.ts",
    ],
    journeys: ["session/refused-token.spec.ts", "pages-auth0/login-lost.spec.ts", "app-clerk/outage.spec.ts"],
    unitTests: [
      "packages/convex-next/test/token-refresh.test.tsx",
      "packages/convex-next/test/reauthenticating-client.test.tsx",
    ],
  },
  {
    id: "linked-logins",
    name: "One person, two logins",
    area: "Session",
    what: "Verified logins with the same address belong to one user, who sees the same customers in both apps.",
    differs: "Nothing in principle: the deployment decides; the pages differ by how a page is protected.",
    pagesAuth0: ["pages/account.tsx"],
    appClerk: ["app/account/"],
    shared: [
      "packages/features/src/account/",
      "packages/convex-backend/convex/users.ts",
      "packages/convex-backend/convex/model/identities.ts",
    ],
    journeys: ["both/one-person.spec.ts", "app-clerk/unverified.both.spec.ts"],
    unitTests: ["packages/convex-backend/convex/users.test.ts"],
  },
];
