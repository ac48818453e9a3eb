import { createServer, type RequestListener } from "node:http";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkClock, findIssuerKeys } from "./ask";

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not a TCP server");
  return `http://127.0.0.1:${address.port}`;
}

const moment = Date.parse("2026-11-29T12:00:00Z");
const at = (seconds: number) => ({
  status: 200,
  text: "",
  headers: new Headers({ date: new Date(moment + seconds * 1000).toUTCString() }),
});

describe("the clock", () => {
  test.each([0, 5, -5])("%i s away is well", (seconds) => {
    expect(checkClock("X", at(seconds), moment)).toEqual([]);
  });

  test.each([
    [90, "This machine's clock is 90 s behind the service's"],
    [-61, "This machine's clock is 61 s ahead of the service's"],
  ])("%i s away is a problem that says which way", (seconds, sentence) => {
    expect(checkClock("X", at(seconds), moment)).toMatchObject([
      { status: "problem", found: expect.stringContaining(sentence) },
    ]);
  });
});

describe("an issuer", () => {
  const find = async (listener: RequestListener) => findIssuerKeys("X", await serve(listener), "Correct it.");

  test("that nobody answers for is a problem that says why and what to do", async () => {
    const { checks } = await findIssuerKeys("X", "http://127.0.0.1:1", "Correct it.");
    expect(checks).toMatchObject([
      {
        status: "problem",
        found: expect.stringMatching(/127\.0\.0\.1:1 does not answer \(.+\)\. Correct it\.$/),
      },
    ]);
  });

  test("without a discovery document is a problem", async () => {
    const { checks } = await find((_request, response) => response.writeHead(404).end("no"));
    expect(checks).toMatchObject([{ found: expect.stringContaining("serves no discovery document (404)") }]);
  });

  test("that issues as somebody else is a problem", async () => {
    const { checks } = await find((_request, response) => {
      response.end(
        JSON.stringify({ issuer: "https://other.example/", jwks_uri: "https://other.example/keys" }),
      );
    });
    expect(checks).toMatchObject([{ found: expect.stringContaining("issued by https://other.example/") }]);
  });

  test("without keys is a problem", async () => {
    const { checks } = await find((request, response) => {
      const origin = `http://${request.headers.host}`;
      const answers = { issuer: origin, jwks_uri: `${origin}/keys`, keys: [] };
      response.end(JSON.stringify(answers));
    });
    expect(checks).toMatchObject([{ found: expect.stringContaining("/keys serves no keys") }]);
  });
});
