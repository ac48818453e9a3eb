import { once } from "node:events";

import { createAdaptorServer } from "@hono/node-server";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

export interface Listener {
  /** For example `http://127.0.0.1:3230`. */
  readonly url: string;
  /** Answers requests from now on; those that came before got 503. */
  readonly serve: (fetch: Fetch) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1; port 0 takes a free one. Whoever has the port may touch the state, and the default issuer holds
 * the port: so this comes first, and what answers comes later.
 *
 * @throws if the port is taken (`code: "EADDRINUSE"`)
 */
export async function listen(port: number): Promise<Listener> {
  let serving: Fetch = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request, env) => serving(request, env) });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve(fetch) {
      serving = fetch;
    },
    async stop() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
