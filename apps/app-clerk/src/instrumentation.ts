import { env } from "./env";

/** Next.js calls it once, before the first request. */
export async function register(): Promise<void> {
  // Not the environment: Next.js puts a constant here, and leaves the import out of what it builds for the edge.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  await import("./check-env");
  const { startServer } = await import("@repo/convex-next/start-server");
  startServer({ services: [env.NEXT_PUBLIC_CONVEX_URL, env.CLERK_FAPI_URL ?? ""] });
}
