import { read } from "../environment";

const url = read("NEXT_PUBLIC_APP_CLERK_URL");
const proxy = process.env.NEXT_PUBLIC_CLERK_PROXY_URL;

/** Where the app is, and what its browsers ask. */
export const appClerkEnvironment = {
  url,
  port: read("APP_CLERK_PORT"),
  /** Clerk's Frontend API: behind the app's proxy, or at the host that is in the publishable key. */
  frontendApi: proxy
    ? new URL(proxy, url).href
    : `https://${hostOf(read("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY"))}`,
};

/** `pk_test_` and the base64 of the host, with `$` behind it. */
function hostOf(publishableKey: string): string {
  return Buffer.from(publishableKey.split("_")[2] ?? "", "base64")
    .toString()
    .replace(/\$$/, "");
}
