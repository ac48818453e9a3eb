// @vitest-environment node
import { createServer, request, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isLoopbackHost, isLoopbackUrl } from "../src/server/loopback";
import { refuseForeignHosts } from "../src/server/refuse-foreign-hosts";
import { isForeignRequest } from "../src/server/same-origin";

let server: Server;
let reached: string[];

beforeEach(async () => {
  reached = [];
  server = createServer((_, response) => {
    reached.push("request");
    response.end("inside");
  });
  server.on("upgrade", (_, socket) => {
    reached.push("upgrade");
    socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  });
  refuseForeignHosts(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function statusOf(headers: Record<string, string>): Promise<number | undefined> {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: address.port, headers });
    asked.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("upgrade", (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode);
    });
    asked.on("error", reject);
    asked.end();
  });
}

test.each<Record<string, string>>([
  { host: "evil.example:3001" },
  { host: "localhost.evil.example" },
  { host: "127.0.0.1.evil.example:3001" },
  { host: "localhost@evil.example" },
  { host: "localhost:3001", "x-forwarded-host": "evil.example" },
  { host: "localhost:3001", "x-forwarded-host": "localhost, evil.example" },
  { host: "evil.example", "x-forwarded-host": "localhost" },
])("%j is refused before the app sees it, as a WebSocket too", async (headers) => {
  expect(await statusOf(headers)).toBe(403);
  expect(await statusOf({ ...headers, Connection: "Upgrade", Upgrade: "websocket" })).toBe(403);
  expect(reached).toEqual([]);
});

test.each<Record<string, string>>([
  { host: "localhost:3001" },
  { host: "127.0.0.1" },
  { host: "[::1]:3001" },
  { host: "localhost:3001", "x-forwarded-host": "localhost:3001" },
])("%j is let in", async (headers) => {
  expect(await statusOf(headers)).toBe(200);
  expect(await statusOf({ ...headers, Connection: "Upgrade", Upgrade: "websocket" })).toBe(101);
});

test("a service elsewhere is no local one", () => {
  expect(isLoopbackUrl("https://happy-otter-123.convex.cloud")).toBe(false);
  expect(isLoopbackUrl("example.eu.auth0.com")).toBe(false);
  expect(isLoopbackUrl("http://localhost:3220")).toBe(true);
  expect(isLoopbackHost("")).toBe(false);
});

test.each([
  [false, {}],
  [false, { origin: "http://localhost:3000", host: "localhost:3000" }],
  [false, { origin: "https://app.example", host: "inside:80", "x-forwarded-host": "app.example" }],
  [false, { "sec-fetch-site": "same-origin", origin: "https://app.example", host: "inside:80" }],
  [true, { origin: "http://evil.example", host: "localhost:3000" }],
  [true, { origin: "http://localhost:3001", host: "localhost:3000" }],
  [true, { origin: "null", host: "localhost:3000" }],
  [true, { "sec-fetch-site": "cross-site", host: "localhost:3000" }],
  [true, { "sec-fetch-site": "same-site", host: "localhost:3000" }],
])("foreign is %s for %j", (foreign, headers: Record<string, string>) => {
  expect(isForeignRequest((name) => headers[name])).toBe(foreign);
});
