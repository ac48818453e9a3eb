import { expect, test } from "@playwright/test";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { newcomer } from "../people";
import { tenantUsers } from "./users";

/** Answers as the Management API's documentation has it; the local tenant has none. */
async function managementApi(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const call = `${request.method} ${request.url}`;
    asked.push([call, request.headers.authorization, await text(request)].filter(Boolean).join(" "));
    const isKnown = call in answers;
    response
      .writeHead(isKnown ? 200 : 409)
      .end(isKnown ? JSON.stringify(answers[call]) : "The user already exists.");
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { asked, server, tenantUrl: `http://127.0.0.1:${port}` };
}

const token = { "POST /oauth/token": { access_token: "granted" } };

test("a run's people at a real tenant have verified addresses, and are removed by them", async () => {
  const person = newcomer();
  const search = `GET /api/v2/users-by-email?email=${encodeURIComponent(person.email)}`;
  const removal = "DELETE /api/v2/users/auth0%7C1";
  const { asked, server, tenantUrl } = await managementApi({
    ...token,
    "POST /api/v2/users": {},
    [search]: [{ user_id: "auth0|1" }],
    [removal]: undefined,
  });
  const users = tenantUsers({ tenantUrl, clientId: "id", clientSecret: "secret" });
  await users.make(person);
  await users.remove(person.email);
  server.close();
  const calls = asked.filter((call) => !call.startsWith("POST /oauth/token"));
  expect(calls[0]).toContain(
    'POST /api/v2/users Bearer granted {"connection":"Username-Password-Authentication"',
  );
  expect(calls[0]).toContain('"email_verified":true');
  expect(calls.slice(1)).toEqual([`${search} Bearer granted`, `${removal} Bearer granted`]);
  expect(asked[0]).toContain(`"audience":"${tenantUrl}/api/v2/"`);
});

test("somebody who is there already is nobody that a run has made", async () => {
  const { server, tenantUrl } = await managementApi(token);
  const users = tenantUsers({ tenantUrl, clientId: "id", clientSecret: "secret" });
  await expect(users.make(newcomer())).rejects.toThrow(/409 for POST .*The user already exists/);
  server.close();
});
