// @vitest-environment node
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fetchBegunWithin, fetchWithin } from "./deadline";

const SOON_MS = 50;
const sockets = new Set<Socket>();
let server: Server;
let url = "";

/** As a service whose process is stopped: the system takes connections for it, and it answers nothing. */
beforeEach(async () => {
  server = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, "close");
});

test("a service that takes the connection and answers nothing ends in a TimeoutError", async () => {
  await expect(fetchWithin(SOON_MS)(url)).rejects.toMatchObject({ name: "TimeoutError" });
  await expect(fetchBegunWithin(SOON_MS, fetch)(url)).rejects.toMatchObject({ name: "TimeoutError" });
});

test("an answer that begins and never ends is too late where it is read at once", async () => {
  server.on("connection", (socket) => {
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nha");
  });
  const read = async () => (await fetchWithin(SOON_MS)(url)).text();
  await expect(read()).rejects.toMatchObject({ name: "TimeoutError" });
});

test("whoever asks may give up earlier", async () => {
  const reason = new Error("The person has left.");
  const signal = AbortSignal.abort(reason);
  await expect(fetchWithin()(url, { signal })).rejects.toBe(reason);
  await expect(fetchBegunWithin(1000, fetch)(url, { signal })).rejects.toBe(reason);
});
