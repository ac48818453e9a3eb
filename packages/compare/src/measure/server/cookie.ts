import type { BrowserState } from "../run/lab";

/** The cookies that a browser with this state sends to the apps, as a header. */
export const cookieHeader = ({ cookies }: Pick<BrowserState, "cookies">): string =>
  cookies
    .filter(({ domain }) => domain === "localhost")
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
