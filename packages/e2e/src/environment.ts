/**
 * Reads what the stack hands to the journeys.
 *
 * @throws Error that names the missing variable and the command that sets it
 */
export function read(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set: the journeys need the running services and their environment. ` +
      "Start them from the root of the repository with: npx -y pnpm@12.21.0 e2e",
  );
}

/** What is the same whichever app a journey is about. */
export const environment = {
  /** The Convex deployment's API. */
  deploymentUrl: read("NEXT_PUBLIC_CONVEX_URL"),
  /** Keeps what the services and the apps' servers say. */
  logFile: read("STACK_LOG_FILE"),
};
