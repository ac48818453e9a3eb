import { createServer } from "node:net";

/**
 * The addresses a server of ours or of somebody else may hold. The wildcard alone is not enough: BSD
 * systems let it be bound beside a loopback address.
 */
const addresses = ["127.0.0.1", "::1", "0.0.0.0", "::"];
const absentAddressCodes = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/** True when something listens on the TCP port, on whatever local address. */
export async function isPortTaken(port: number): Promise<boolean> {
  for (const address of addresses) {
    if (await isTakenOn(port, address)) return true;
  }
  return false;
}

function isTakenOn(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const code = error.code ?? "";
      if (code === "EADDRINUSE") resolve(true);
      else if (absentAddressCodes.has(code)) resolve(false);
      else reject(error);
    });
    server.listen({ port, host, ipv6Only: host === "::" }, () => server.close(() => resolve(false)));
  });
}
