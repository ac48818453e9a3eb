const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address is this machine's own. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.test(new URL(url).hostname);
}

/** Whether a `Host` header (RFC 9110, section 7.2) names this machine, whatever the port. */
export function isLoopbackHost(host: string): boolean {
  return isLoopbackUrl(`http://${host.trim()}`) && !/[/?#@\\]/.test(host);
}
