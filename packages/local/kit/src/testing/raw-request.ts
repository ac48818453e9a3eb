import { request, type RequestOptions } from "node:http";

/** The status for a request with a Host, a path or a method that `fetch` would not send. */
export function rawRequest(url: string, options: RequestOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(url);
    const call = request({ hostname, port, path: pathname + search, ...options }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    call.on("error", reject);
    call.end();
  });
}
