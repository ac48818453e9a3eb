import { appClerk as clerk } from "./app-clerk";
import { pagesAuth0 as auth0 } from "./pages-auth0";
import { withoutLoginPages } from "./without-login-pages";

/** Both apps, for journeys that are about something else than signing in. */
export const appClerk = withoutLoginPages(clerk);
export const pagesAuth0 = withoutLoginPages(auth0);
