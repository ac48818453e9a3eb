/** A cookie of this app, as `NextResponse.cookies.set` takes it, too. All are for the whole site and sent when a link leads here. */
export interface AppCookie {
  name: string;
  value: string;
  path: "/";
  sameSite: "lax";
  /** In seconds; 0 removes it. */
  maxAge: number;
  secure: boolean;
  httpOnly: boolean;
}

interface CookieOptions {
  maxAge: number;
  /** Whether the app is served over https. */
  secure: boolean;
  /** Whether scripts may not read it. */
  httpOnly: boolean;
}

export function appCookie(name: string, value: string, options: CookieOptions): AppCookie {
  return { name, value, path: "/", sameSite: "lax", ...options };
}

/** For `document.cookie` and a Set-Cookie header (RFC 6265, section 4.1). */
export function serializeCookie({ name, value, path, maxAge, secure, httpOnly }: AppCookie): string {
  const flags = (secure ? "; Secure" : "") + (httpOnly ? "; HttpOnly" : "");
  return `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${maxAge}; SameSite=Lax${flags}`;
}

/** A cookie's value in a Cookie header or `document.cookie`; undefined without one, and for one that is malformed. */
export function readCookie(cookies: string, name: string): string | undefined {
  const pair = cookies.split("; ").find((pair) => pair.startsWith(`${name}=`));
  if (pair === undefined) return undefined;
  try {
    return decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    // Whoever wrote it, it says nothing.
    return undefined;
  }
}

/** The Cookie header that the browser sends after it has got these Set-Cookie headers. */
export function withSetCookies(cookies: string, written: readonly string[]): string {
  const jar = new Map<string, string>();
  for (const pair of [...cookies.split("; "), ...written.map((cookie) => cookie.split(";", 1)[0] ?? "")]) {
    jar.set(pair.split("=", 1)[0] ?? "", pair);
  }
  return [...jar.values()].join("; ");
}
