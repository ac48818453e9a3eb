import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { loadServer, requestsFor } from "./load-server";

const server = createServer((request, response) => {
  response.statusCode = request.headers.cookie === "session=here" ? 200 : 401;
  response.end();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => void server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

test("every turn has enough requests to say something, however slow the machine is", async () => {
  const { requests, perSecond } = await loadServer(url, "session=here", 4, 0.01);
  expect(requests).toBeGreaterThanOrEqual(40);
  expect(perSecond).toBeGreaterThan(0);
});

test("answers that are errors are no throughput", async () => {
  await expect(loadServer(url, "", 4, 0.01)).rejects.toThrow("with an error");
});

test("a fast server gets more requests, and each connection some", () => {
  expect(requestsFor(2, 10, 16)).toBe(200);
  expect(requestsFor(1, 500, 16)).toBe(40);
  expect(requestsFor(1, 500, 64)).toBe(128);
});
