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
