import type { Phase, Route } from "./config";
import { fillIn, matchRoute } from "./match-route";
import { UnknownFeatureError } from "./unknown-feature";

/** What a browser asks for. */
export interface IncomingCall {
  method: string;
  /** As in the request's first line, before the query. */
  path: string;
  query: URLSearchParams;
  /** As functions get them: routes and middleware change them. */
  headers: Headers;
}

/** An answer that is complete. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Where a request leads. */
export type Routed =
  | { kind: "answer"; answer: Answer }
  | {
      kind: "output";
      name: string;
      query: URLSearchParams;
      /** The status that the routes give, whatever the output says. */
      status: number | undefined;
      /** What the routes add to the answer; an answer's own header of that name wins. */
      headers: Headers;
      /** What they add to it although it has one of that name. */
      important: Headers;
    };

/** What the routes are about. */
export interface Routing {
  phases: Record<Phase, Route[]>;
  has: (name: string) => boolean;
  runMiddleware: (name: string, call: IncomingCall) => Promise<Answer>;
}

/**
 * Goes through the routes as Vercel does: those before the first `handle`; for a path that is no output, those of
 * "filesystem", then "miss" and "rewrite", then "resource"; at last those of "error", or of "hit".
 * https://vercel.com/docs/build-output-api/configuration#routes
 *
 * @throws UnknownFeatureError for what Vercel would do and this does not
 */
export async function routeRequest(call: IncomingCall, routing: Routing): Promise<Routed> {
  const walk = new RouteWalk(call, routing);
  const answer = await walk.begin();
  return answer === undefined ? walk.findOutput() : { kind: "answer", answer };
}

class RouteWalk {
  readonly #call: IncomingCall;
  readonly #routing: Routing;
  readonly #headers = new Headers();
  readonly #important = new Headers();
  #path: string;
  #query: URLSearchParams;
  #status: number | undefined;

  constructor(call: IncomingCall, routing: Routing) {
    this.#call = call;
    this.#routing = routing;
    this.#path = call.path;
    this.#query = new URLSearchParams(call.query);
  }

  /** Headers, redirects and middleware. @returns an answer that comes before any output */
  async begin(): Promise<Answer | undefined> {
    let hasRunMiddleware = false;
    for (const route of this.#routing.phases.begin) {
      if (route.middlewarePath !== undefined) {
        if (hasRunMiddleware || this.#match(route) === undefined) continue;
        hasRunMiddleware = true;
        const answer = await this.#routing.runMiddleware(nameOf(route.middlewarePath), {
          ...this.#call,
          path: this.#path,
          query: this.#query,
        });
        const final = this.#obey(answer);
        if (final) return final;
      } else if (this.#apply(route)) {
        if (this.#status && this.#headers.has("location")) {
          return { status: this.#status, headers: this.#headers, body: Buffer.alloc(0) };
        }
        if (!route.continue) {
          if (route.dest !== undefined) break;
          throw new UnknownFeatureError(`The route ${route.src} ends its phase and leads nowhere.`);
        }
      }
    }
    return undefined;
  }

  findOutput(): Routed {
    const name =
      this.#exact() ??
      this.#lookThrough("filesystem") ??
      this.#lookThrough("miss") ??
      this.#lookThrough("rewrite") ??
      this.#lookThrough("resource");
    if (this.#path === "/_next/image") throw new UnknownFeatureError("Images are not made smaller here.");
    return this.#hit(name ?? this.#fail(404));
  }

  #lookThrough(phase: "filesystem" | "resource" | "miss" | "rewrite"): string | undefined {
    for (const route of this.#routing.phases[phase]) {
      if (!this.#apply(route) || route.continue) continue;
      if (route.dest === undefined) return undefined;
      let name = this.#exact();
      // Where these two lead is looked up like a path that somebody asked for.
      if (phase === "filesystem" || phase === "resource") {
        name ??= this.#lookThrough("miss") ?? this.#lookThrough("rewrite");
      }
      if (name !== undefined || !route.check) return name;
    }
    return undefined;
  }

  #exact(): string | undefined {
    const name = nameOf(this.#path);
    return this.#routing.has(name) ? name : undefined;
  }

  #fail(status: number): string {
    this.#status = status;
    const route = this.#routing.phases.error.find((route) => route.status === status);
    if (route !== undefined && this.#apply(route)) {
      const name = this.#exact();
      if (name !== undefined) return name;
    }
    throw new UnknownFeatureError(`The output has no page for status ${status}.`);
  }

  #hit(name: string): Routed {
    for (const route of this.#routing.phases.hit) this.#apply(route);
    return {
      kind: "output",
      name,
      query: this.#query,
      status: this.#status,
      headers: this.#headers,
      important: this.#important,
    };
  }

  #match(route: Route) {
    return matchRoute(route, { method: this.#call.method, path: this.#path, headers: this.#call.headers });
  }

  /** Does what a route says. @returns whether the route is for this request */
  #apply(route: Route): boolean {
    const captures = this.#match(route);
    if (captures === undefined) return false;
    for (const [key, value] of Object.entries(route.headers ?? {})) {
      (route.important ? this.#important : this.#headers).set(key, fillIn(value, captures));
    }
    for (const { op, target, args = "" } of route.transforms ?? []) {
      if (op === "delete") this.#call.headers.delete(target.key);
      else if (op === "append") this.#call.headers.append(target.key, args);
      else this.#call.headers.set(target.key, args);
    }
    if (route.status !== undefined) this.#status = route.status;
    if (route.dest !== undefined) this.#goTo(fillIn(route.dest, captures), route.src);
    return true;
  }

  #goTo(destination: string, by: string): void {
    const here = new URL("http://here.invalid/");
    const url = new URL(destination, here);
    if (url.origin !== here.origin) {
      throw new UnknownFeatureError(`${by} leads to ${url.origin}, another server.`);
    }
    this.#path = url.pathname;
    for (const [key, value] of url.searchParams) this.#query.set(key, value);
  }

  /** Does what middleware's answer says. @returns the answer if it is one for the browser */
  #obey({ status, headers, body }: Answer): Answer | undefined {
    const changed = headers.get("x-middleware-override-headers");
    for (const key of changed?.split(",").map((name) => name.trim()) ?? []) {
      const value = headers.get(`x-middleware-request-${key}`);
      if (value === null) this.#call.headers.delete(key);
      else this.#call.headers.set(key, value);
    }
    const rewrite = headers.get("x-middleware-rewrite");
    const goesOn = headers.has("x-middleware-next") || rewrite !== null;
    for (const [key, value] of headers) {
      if (key.startsWith("x-middleware-")) continue;
      if (key === "set-cookie") this.#headers.append(key, value);
      else this.#headers.set(key, value);
    }
    if (!goesOn) return { status, headers: this.#headers, body };
    // The length of a body that is left behind.
    this.#headers.delete("content-length");
    if (rewrite !== null) {
      const host = this.#call.headers.get("host") ?? "";
      this.#goTo(rewrite.replace(`http://${host}/`, "/"), "Middleware");
    }
    return undefined;
  }
}

/** The output's name for a path. */
export function nameOf(path: string): string {
  return decodePath(path).replace(/^\//, "") || "index";
}

/** A path with a broken escape names nothing, and stays as it is. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
