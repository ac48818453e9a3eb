import { expect, test } from "@playwright/test";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { passProtection } from "../smoke/fixtures";

async function listen(host: string, listener: RequestListener) {
  const server = createServer(listener);
  server.listen(0, host);
  await once(server, "listening");
  return { server, url: `http://${host}:${(server.address() as AddressInfo).port}/` };
}

test("the secret that passes a preview's protection goes to that preview and to no other server", async ({
  context,
  page,
}) => {
  const elsewhere: IncomingHttpHeaders[] = [];
  // Another name of this machine: cookies of one are not sent to the other.
  const other = await listen("localhost", ({ headers }, response) => {
    elsewhere.push(headers);
    response.setHeader("Access-Control-Allow-Origin", "*").end("other");
  });
  const preview = await listen("127.0.0.1", ({ headers }, response) => {
    if (headers["x-vercel-protection-bypass"] === "secret") {
      response.setHeader("Set-Cookie", "_vercel_jwt=passed; Path=/").writeHead(307, { Location: "/" }).end();
    } else if (headers.cookie?.includes("_vercel_jwt=passed")) {
      response
        .setHeader("Content-Type", "text/html")
        .end(`<h1>Preview</h1><script src="${other.url}"></script>`);
    } else response.writeHead(401).end();
  });
  await passProtection(context, preview.url, "secret");
  await page.goto(preview.url);
  await expect(page.getByRole("heading", { name: "Preview" })).toBeVisible();
  await expect.poll(() => elsewhere.length).toBeGreaterThan(0);
  expect(JSON.stringify(elsewhere)).not.toContain("secret");
  for (const { server } of [other, preview]) server.close();
});
