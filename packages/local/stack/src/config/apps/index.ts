import { appClerk } from "./app-clerk";
import { compare } from "./compare";
import { pagesAuth0 } from "./pages-auth0";

export type { ServedApp } from "./app";

/** All that is served beside the services. */
export const apps = { pagesAuth0, appClerk, compare };

/** What is served, by the name that its port has, too. */
export type AppKey = keyof typeof apps;
