import { createServer } from "node:http";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startLocalService } from "../../testing/local-service";
import { temporaryRoot } from "../../testing/stack-fixture";
import { askConvex } from "./convex";

const ours = fileURLToPath(new URL("../../../../../convex-backend/convex", import.meta.url));

const deploy = (functions: string) =>
  startLocalService<{ url: string }>("convex", ["--site-port", "0", "--functions", functions]);

test("a deployment with this repository's functions", async () => {
  const { url } = await deploy(ours);
  expect(await askConvex({ NEXT_PUBLIC_CONVEX_URL: url })).toEqual([
    { subject: "Convex", status: "ok", found: `${url} answers with this repository's functions.` },
  ]);
});

test("a deployment of somebody else, or one that nothing was pushed to", async () => {
  const root = temporaryRoot({ onTestFinished });
  writeFileSync(join(root, "package.json"), "{}");
  const folder = join(root, "convex");
  mkdirSync(folder);
  writeFileSync(join(folder, "nothing.ts"), "export const nothing = 1;\n");
  const { url } = await deploy(folder);
  expect(await askConvex({ NEXT_PUBLIC_CONVEX_URL: url })).toMatchObject([
    { status: "problem", found: expect.stringContaining("The deployment has no counter:get") },
  ]);
});

test("a server that is no deployment, and an address where nobody is", async () => {
  const server = createServer((_request, response) => response.end("hello")).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  expect(await askConvex({ NEXT_PUBLIC_CONVEX_URL: `http://127.0.0.1:${port}` })).toMatchObject([
    { status: "problem", found: expect.stringContaining("but not as a Convex deployment does (200)") },
  ]);
  expect(await askConvex({ NEXT_PUBLIC_CONVEX_URL: "http://127.0.0.1:1" })).toMatchObject([
    { status: "problem", found: expect.stringContaining("does not answer") },
  ]);
});
