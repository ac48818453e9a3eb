/**
 * Whether a page of another origin has sent this request. A browser says so in `Origin` with every POST, and in
 * `Sec-Fetch-Site` (https://w3c.github.io/webappsec-fetch-metadata); programs send neither, and nobody's cookies.
 */
export function isForeignRequest(header: (name: string) => string | null | undefined): boolean {
  const site = header("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = header("origin");
  if (!origin) return false;
  const host = header("x-forwarded-host") ?? header("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
