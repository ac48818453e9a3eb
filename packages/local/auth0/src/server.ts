import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Listens on `localhost`: Auth0's SDKs accept plain http for that name alone. Port 0 takes a free one. The returned
 * port is known before any request is answered.
 */
export async function listen(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} is taken. Stop the process that listens there, or choose another --port.`)
          : error,
      );
    });
    server.listen(port, "localhost", resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { server, port: bound };
}

export async function stopListening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
