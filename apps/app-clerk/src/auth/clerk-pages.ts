const CLERK_PAGES = /^\/(?:sign-in|sign-up|user-profile)(?:\/|$)/;

/** Whether a page is made of one of Clerk's components, which give each of their steps a path below it. */
export function isClerkPage(pathname: string): boolean {
  return CLERK_PAGES.test(pathname);
}
