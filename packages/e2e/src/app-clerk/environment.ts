import { read } from "../environment";

/** Where the app is. */
export const appClerkEnvironment = { url: read("NEXT_PUBLIC_APP_CLERK_URL"), port: read("APP_CLERK_PORT") };
