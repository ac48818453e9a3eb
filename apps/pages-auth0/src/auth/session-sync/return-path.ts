/**
 * The path to go back to after login, from a query parameter or from the identity provider. Anything but a path
 * of this app becomes `/`: a link to the login page must not send people elsewhere (an open redirect).
 */
export function returnPath(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/")) return "/";
  // Browsers take "//host" and "/\host" for another host, and drop tabs and newlines before they look.
  const base = "http://app.invalid";
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (url?.origin !== base) return "/";
  // Dot segments go, and may leave a path that is another host for whoever resolves it next: "/.//host" is "//host".
  return /^\/[/\\]/.test(url.pathname) ? "/" : url.pathname + url.search + url.hash;
}
