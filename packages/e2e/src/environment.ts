/** What the stack hands to the journeys, checked. */
export interface Environment {
  pagesAuth0: { url: string; port: string };
  appClerk: { url: string; port: string };
  /** The Convex deployment's API. */
  deploymentUrl: string;
  /** The Auth0 tenant. */
  tenantUrl: string;
  /** The application that the browser is for the tenant. */
  auth0ClientId: string;
  /** Keeps what the services and the apps' servers say. */
  logFile: string;
  /** The one other origin that may show the apps in frames. */
  compareOrigin: string;
}

function read(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set: the journeys need the running services and their environment. ` +
      "Start them from the root of the repository with: npx -y pnpm@12.21.0 e2e",
  );
}

/** @throws Error that names the first missing variable and the command that sets it */
export const environment: Environment = {
  pagesAuth0: { url: read("NEXT_PUBLIC_PAGES_AUTH0_URL"), port: read("PAGES_AUTH0_PORT") },
  appClerk: { url: read("NEXT_PUBLIC_APP_CLERK_URL"), port: read("APP_CLERK_PORT") },
  deploymentUrl: read("NEXT_PUBLIC_CONVEX_URL"),
  tenantUrl: read("NEXT_PUBLIC_AUTH0_DOMAIN"),
  auth0ClientId: read("NEXT_PUBLIC_AUTH0_CLIENT_ID"),
  logFile: read("STACK_LOG_FILE"),
  compareOrigin: read("COMPARE_ORIGIN"),
};
