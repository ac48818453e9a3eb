/** Cookies ignore ports, so these names are shared with the applications on localhost: none of them uses `auth0`. */
export const COOKIE_NAMES = { session: "auth0", interaction: "auth0_interaction", resume: "auth0_resume" };

/** Lax, so that the redirect from an application to `/authorize` carries the tenant session. */
export const COOKIE_OPTIONS = { httpOnly: true, sameSite: "lax" } as const;
