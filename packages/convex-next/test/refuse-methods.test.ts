// @vitest-environment node
import { createServer, request, type IncomingMessage } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { refuseMethods } from "../src/server/refuse-methods";

/** What a server answers that itself answers everything, and whether it was reached. */
async function ask(method: string): Promise<{ status: number | undefined; allow: string | undefined }> {
  const server = createServer((_, response) => response.end("inside"));
  refuseMethods(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    request({ host: "127.0.0.1", port: address.port, method, agent: false }, resolve)
      .on("error", reject)
      .end(),
  );
  answer.resume();
  return { status: answer.statusCode, allow: answer.headers.allow };
}

test.each(["TRACE", "PROPFIND", "PURGE"])("%s is refused, with what is allowed", async (method) => {
  expect(await ask(method)).toEqual({ status: 405, allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" });
});

test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is let in", async (method) => {
  expect(await ask(method)).toEqual({ status: 200, allow: undefined });
});
