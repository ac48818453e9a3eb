// @vitest-environment node
import { startTestDeployment } from "@repo/convex-local/testing";
import { makeFunctionReference } from "convex/server";
import { createServer, type Server } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { publicCall } from "../src/query-call";
import { readForStaticPage } from "../src/server";
import { counter } from "./harness";

const clicks = publicCall(counter.get, { name: "clicks" });

/** A port of this machine, with whatever answers there. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

/** Nothing listens there any more. */
async function closedPort(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

const outOfReach = [
  ["nothing listens", closedPort],
  ["connections are taken and nothing is answered", () => listen(createServer(() => undefined))],
] as const;

test.each(outOfReach)("a build goes on without what it cannot read: %s", async (_, start) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
    return AbortSignal.abort(new DOMException("The operation timed out.", "TimeoutError"));
  });
  onTestFinished(() => {
    warn.mockRestore();
    timeout.mockRestore();
  });
  expect(await readForStaticPage(clicks, { url: await start(), isBuild: true })).toBeUndefined();
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/counter:get is not in the page that was built/));
});

test("a page that is made again stays as it was when the deployment is out of reach", async () => {
  await expect(readForStaticPage(clicks, { url: await closedPort(), isBuild: false })).rejects.toThrow(
    "fetch failed",
  );
});

test("a deployment without the function says what comes before the build", async () => {
  const deployment = await startTestDeployment({});
  onTestFinished(() => deployment.close());
  const unknown = publicCall(
    makeFunctionReference<"query", Record<string, never>, number>("nowhere:get"),
    {},
  );
  const read = readForStaticPage(unknown, { url: deployment.url, isBuild: true });
  await expect(read).rejects.toThrow("npx convex deploy, in packages/convex-backend");
  expect(await readForStaticPage(clicks, { url: deployment.url, isBuild: true })).toBe(0);
});
