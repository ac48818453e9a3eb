import type { Step } from "./step";

/** From the Pages Router with Auth0 to the App Router with Clerk. */
export const toApp: readonly Step[] = [
  {
    title: "Keep the deployment, add an issuer",
    part: "provider",
    tasks: [
      "Add Clerk's issuer to `auth.config.ts` beside Auth0's, and deploy: both are trusted from now on.",
      "Link identities by verified address, so that one person stays one user.",
    ],
    concern: "linked-logins",
  },
  {
    title: "Bring the people along",
    part: "provider",
    tasks: [
      "Ask Auth0's support for the password hashes first: the Management API gives out none, and without them everybody sets a new password.",
      "Export the people and create them in Clerk, with addresses that are verified there too: the deployment links logins by them.",
      "Sessions do not move. Everybody signs in once more, so choose the hour.",
    ],
    concern: "linked-logins",
  },
  {
    title: "Check the environment at build",
    part: "provider",
    tasks: [
      "Add Clerk's publishable and secret key; the two Auth0 applications' variables go when nothing reads them any more.",
      "Import `check-env.ts` in `next.config`, so that a missing one stops the build.",
    ],
    concern: "environment",
  },
  {
    title: "Move the frame",
    part: "router",
    tasks: [
      "Turn `_document` and `_app` into `app/layout.tsx`; providers become client components.",
      "Let `metadata` replace `next/head`.",
    ],
    concern: "shell",
  },
  {
    title: "Hand the token to Convex",
    part: "provider",
    tasks: [
      "Put `ClerkProvider` around `ConvexProviderWithClerk`; keep the one client at module level.",
      "Delete the hook that fetched ID tokens: `useAuth` is Clerk's own.",
    ],
    concern: "identity-provider",
  },
  {
    title: "Replace the routes of the login",
    part: "provider",
    tasks: [
      "Delete `/auth/*` and its callback; mount `clerkMiddleware` in `proxy.ts`, matched to the pages that call `auth()`.",
      "Add `app/sign-in/[[...sign-in]]` and `app/sign-up/[[...sign-up]]` with Clerk's components.",
    ],
    concern: "auth-routes",
  },
  {
    title: "Read the user on the server",
    part: "both",
    tasks: [
      "Replace the wrapped `getServerSideProps` with `await auth()` in the page, and pass its token to `fetchQuery`.",
      "Delete the server session, its refresh and its cookie.",
    ],
    concern: "server-session",
  },
  {
    title: "Ask for a login inside the page",
    part: "router",
    tasks: [
      "Render without data where nobody is signed in, instead of redirecting: a prefetch must never be answered with a redirect.",
    ],
    concern: "require-sign-in",
  },
  {
    title: "Move pages by their way of rendering",
    part: "router",
    tasks: [
      'A live page: the same component behind `"use client"`.',
      "`getStaticProps` with `revalidate`: a server component that exports `revalidate`.",
      "`getServerSideProps` with `preloadQuery`: a server component that passes the preload to a client component.",
    ],
    concern: "rendering-preloaded",
  },
  {
    title: "Move URL state",
    part: "router",
    tasks: [
      "Replace `router.query` with `searchParams` on the server and `useSearchParams` in the browser.",
      "Write a shallow change with `history.replaceState`, which the router's hooks follow.",
    ],
    concern: "list-search-params",
  },
  {
    title: "Move API routes",
    part: "router",
    tasks: [
      "`pages/api/x.ts` becomes `app/api/x/route.ts`: a function for each method, from a web `Request` to a `Response`.",
      "Turn those that only your own forms call into Server Actions.",
    ],
    concern: "api-routes",
  },
  {
    title: "Move loading, errors and not found",
    part: "router",
    tasks: [
      "Replace router events with `loading.tsx`, and the error boundary with `error.tsx` and `global-error.tsx`.",
      "Give links to a page with a `loading.tsx` `prefetch={false}`: whoever clicks while that file is being prefetched sees an empty page until the page's own answer (a fault of Next.js, vercel/next.js#98684).",
      "Call `notFound()` where `getServerSideProps` returned `notFound: true`.",
    ],
    concern: "progress",
  },
  {
    title: "Prefetch more",
    part: "router",
    tasks: ["Keep the links that prewarm; let them prefetch the route's server part on the same intent."],
    concern: "data-before-click",
  },
  {
    title: "Allow what the new pages load",
    part: "both",
    tasks: [
      "Give scripts in the HTML of rendered pages a nonce, and Clerk's origins their place in the policy.",
    ],
    concern: "security-and-deadlines",
  },
  {
    title: "Prove the change of user",
    part: "provider",
    tasks: [
      "Sign in as another person in a second tab, go Back, and look for anything of the first.",
      "Then remove Auth0's issuer from `auth.config.ts`.",
    ],
    concern: "user-switch",
  },
];
