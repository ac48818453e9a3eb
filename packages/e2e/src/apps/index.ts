import { appClerk } from "./app-clerk";
import type { App } from "./app";
import { pagesAuth0 } from "./pages-auth0";

/** Every app that the journeys run against. */
export const apps: readonly App[] = [pagesAuth0, appClerk];

/** The app of a project. @throws Error when there is none of that name */
export function appNamed(name: string): App {
  const app = apps.find((one) => one.name === name);
  if (!app) throw new Error(`There is no app called ${name}: its project's appName is wrong.`);
  return app;
}
