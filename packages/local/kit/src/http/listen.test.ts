import { createServer } from "node:http";
import { once } from "node:events";
import { networkInterfaces } from "node:os";

import { expect, onTestFinished, test } from "vitest";

import { listen, PortTakenError } from "./listen";

test("a request that comes before the server is ready waits for it", async () => {
  const listener = await listen(0);
  onTestFinished(listener.close);
  const early = fetch(listener.url);
  listener.serve({ request: (_request, response) => response.end("ready") });
  expect(await (await early).text()).toBe("ready");
});

test.each(["127.0.0.1", "localhost"] as const)("a port that is taken on %s is named", async (host) => {
  const first = await listen(0, host);
  onTestFinished(first.close);
  expect(new URL(first.url).hostname).toBe(host);
  const { port } = new URL(first.url);
  const second = listen(Number(port), host);
  await expect(second).rejects.toThrow(`Port ${port} on ${host} is taken.`);
  await expect(second).rejects.toBeInstanceOf(PortTakenError);
  await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
});

/** The loopback addresses of this machine; one without IPv6 has the first alone. */
const loopback = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .map(({ address }) => address)
  .filter((address) => address === "127.0.0.1" || address === "::1");
const urlAt = (address: string, port: string) => `http://${address === "::1" ? "[::1]" : address}:${port}/`;

test("localhost is every loopback address of this machine, until it closes", async () => {
  const listener = await listen(0, "localhost");
  onTestFinished(listener.close);
  listener.serve({ request: (request, response) => response.end(request.socket.localAddress) });
  const { port } = new URL(listener.url);
  const answers = () =>
    Promise.all(loopback.map(async (address) => (await fetch(urlAt(address, port))).text()));
  expect(await answers()).toEqual(loopback);
  await listener.close();
  for (const address of loopback) await expect(fetch(urlAt(address, port))).rejects.toThrow("fetch failed");
});

test.each(loopback)(
  "a port of localhost that is taken on %s alone is named, and nothing stays open",
  async (address) => {
    const taken = createServer();
    taken.listen(0, address);
    await once(taken, "listening");
    onTestFinished(() => void taken.close());
    const bound = taken.address();
    const port = typeof bound === "object" ? (bound?.port ?? 0) : 0;
    await expect(listen(port, "localhost")).rejects.toThrow(`Port ${port} on localhost is taken.`);
    for (const other of loopback.filter((candidate) => candidate !== address)) {
      await expect(fetch(urlAt(other, String(port)))).rejects.toThrow("fetch failed");
    }
  },
);

test("closing ends what is open, and gives the port back", async () => {
  const first = await listen(0);
  const hanging = fetch(first.url);
  await first.close();
  await expect(hanging).rejects.toThrow("fetch failed");
  const again = await listen(Number(new URL(first.url).port));
  await again.close();
  expect(again.url).toBe(first.url);
});

test("a connection that is not in use is kept for longer than clients pause", async () => {
  const listener = await listen(0);
  onTestFinished(listener.close);
  listener.serve({ request: (_request, response) => response.end() });
  expect((await fetch(listener.url)).headers.get("keep-alive")).toBe("timeout=75");
});
