interface Cookie {
  name: string;
  value: string;
  path: string;
}

export interface Answer {
  url: string;
  status: number;
  headers: Headers;
  body: string;
  /** Absolute, when the answer is a redirect. */
  location: string | undefined;
}

function pathMatches(cookiePath: string, requestPath: string): boolean {
  return requestPath === cookiePath || requestPath.startsWith(cookiePath.replace(/\/?$/, "/"));
}

/** Cookies as a browser keeps them: by name and path, for every port of localhost (RFC 6265, sections 5.3 and 8.5). */
class CookieJar {
  #cookies: Cookie[] = [];

  header(url: string): string {
    const { pathname } = new URL(url);
    return this.#cookies
      .filter(({ path }) => pathMatches(path, pathname))
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
  }

  store(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = "", ...attributes] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf("="));
      const attribute = (key: string) =>
        attributes.find((entry) => entry.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const path = attribute("path") ?? "/";
      const expires = attribute("expires");
      const gone =
        attribute("max-age") === "0" || (expires !== undefined && Date.parse(expires) <= Date.now());
      this.#cookies = this.#cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
      if (!gone) this.#cookies.push({ name, value: pair.slice(name.length + 1), path });
    }
  }

  has(name: string): boolean {
    return this.#cookies.some((cookie) => cookie.name === name);
  }

  /** Replaces a cookie's value wherever it is set, as an attacker who guesses would. */
  tamper(name: string, value: string): void {
    for (const cookie of this.#cookies) if (cookie.name === name) cookie.value = value;
  }
}

/** A browser without scripts: cookies, and redirects followed by hand. */
export class Browser {
  readonly jar = new CookieJar();

  async request(url: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (!headers.has("accept")) headers.set("accept", "text/html");
    headers.set("cookie", this.jar.header(url));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    this.jar.store(response.headers.getSetCookie());
    const location = response.headers.get("location");
    return {
      url,
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      location: location === null ? undefined : new URL(location, url).href,
    };
  }

  submit(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(url, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  /** Follows redirects as long as they stay at `origin`: the last answer is a page, or points away from it. */
  async follow(answer: Answer, origin: string): Promise<Answer> {
    let current = answer;
    while (current.location !== undefined && new URL(current.location).origin === origin) {
      current = await this.request(current.location);
    }
    return current;
  }
}
