import type { FromConcern } from "./statement";

/** What the sources of both apps show, whatever a machine measures. */
export const fromConcerns: readonly FromConcern[] = [
  {
    side: "pages-auth0",
    text: "Your policy forbids inline scripts: the Pages Router's are files, the App Router's are part of its HTML.",
    concern: "security-and-deadlines",
  },
  {
    side: "pages-auth0",
    text: "Several products share one login: Auth0 shows it on its own domain, and an app never sees a password field.",
    concern: "sign-in",
  },
  {
    side: "app-clerk",
    text: "The server should read as the user without a session of its own: Clerk has one session for browser and server, where Auth0 has two that must be kept in step.",
    concern: "server-session",
  },
  {
    side: "app-clerk",
    text: "Links should bring a page's server part before the click: the App Router prefetches it with the user's cookies, the Pages Router never runs `getServerSideProps` ahead.",
    concern: "data-before-click",
  },
  {
    side: "app-clerk",
    text: "Forms must work before their JavaScript has come, or without: Server Actions do.",
    concern: "server-actions",
  },
  {
    side: "app-clerk",
    text: "A change of user should be one change: Clerk's session is one, and its SDK clears the router's cache; two Auth0 sessions can disagree, and code of yours notices.",
    concern: "user-switch",
  },
  {
    side: "app-clerk",
    text: "Loading, failure and absence should stand beside the page they are for: the App Router has a file for each.",
    concern: "progress",
  },
  {
    side: "neither",
    text: "Pages that are live and private, and whose rows nobody needs in the HTML: both serve them as files, and no server runs for them.",
    concern: "rendering-client",
  },
  {
    side: "neither",
    text: "Live data: one Convex client knows neither the router nor the provider.",
    concern: "convex-client",
  },
  {
    side: "neither",
    text: "Rows in the HTML that turn live without a flash: the hook is the same, and only the way of the preload differs.",
    concern: "rendering-preloaded",
  },
  {
    side: "neither",
    text: "What people see while a session loads, is refreshed or has ended: with both, these views are yours, and the same.",
    concern: "require-sign-in",
  },
  {
    side: "neither",
    text: "Who may see what: the deployment decides for both.",
    concern: "linked-logins",
  },
  {
    side: "neither",
    text: "A provider that is out of reach: both take work, Auth0's to classify errors and Clerk's to find out that there was one.",
    concern: "token-refresh",
  },
];
