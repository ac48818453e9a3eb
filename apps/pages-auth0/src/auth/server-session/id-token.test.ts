import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { beforeEach, expect, test, vi } from "vitest";
import { endSessions } from "./ended-sessions";
import { freshIdToken } from "./id-token";

const sdk = vi.hoisted(() => ({
  getSession: vi.fn<(req: { headers: unknown }) => Promise<unknown>>(),
  getAccessToken: vi.fn<(req: IncomingMessage, res: ServerResponse) => Promise<void>>(),
}));
vi.mock("./auth0", () => ({ auth0: sdk }));

let ids = 0;

/** An unsigned ID token that expires in so many seconds, and is so many old. */
function idToken(expiresIn: number, age = 0): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iat: now - age, exp: now + expiresIn, jti: ids++ };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.`;
}

interface FakeSession {
  user: { sub: string };
  internal: { sid: string; createdAt: number };
  tokenSet: { idToken: string; refreshToken?: string };
}

const encode = (session: FakeSession) =>
  `session=${Buffer.from(JSON.stringify(session)).toString("base64url")}`;

/** A request with this session's cookie, and its response. */
function exchange(session?: FakeSession): [IncomingMessage, ServerResponse] {
  const req = new IncomingMessage(new Socket());
  if (session) req.headers.cookie = `other=1; ${encode(session)}`;
  return [req, new ServerResponse(req)];
}

const aSession = (expiresIn: number, age = 0): FakeSession => ({
  user: { sub: "auth0|alice" },
  internal: { sid: `sid-${ids++}`, createdAt: Math.floor(Date.now() / 1000) - 100 },
  tokenSet: { idToken: idToken(expiresIn, age), refreshToken: `refresh-${ids++}` },
});

/** What the tenant would answer to a renewal. */
const renewWith = (next: () => Promise<string>) =>
  sdk.getAccessToken.mockImplementation(async (req, res) => {
    const old = readSession(req);
    if (!old) throw new Error("No session");
    const renewed = { ...old, tokenSet: { ...old.tokenSet, idToken: await next() } };
    res.appendHeader("Set-Cookie", `${encode(renewed)}; Path=/; HttpOnly`);
  });

function readSession({ headers }: { headers: unknown }): FakeSession | null {
  const cookie = headers instanceof Headers ? headers.get("cookie") : (headers as { cookie?: string }).cookie;
  const value = /session=([^;]+)/.exec(cookie ?? "")?.[1];
  return value ? (JSON.parse(Buffer.from(value, "base64url").toString()) as FakeSession) : null;
}

beforeEach(() => {
  sdk.getSession.mockImplementation(async (req) => readSession(req));
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

test("there is none without a session", async () => {
  expect(await freshIdToken(...exchange())).toBeUndefined();
});

test("one that lasts is used as it is", async () => {
  const renewal = renewWith(async () => idToken(3600));
  const session = aSession(3600);
  expect(await freshIdToken(...exchange(session))).toEqual({
    idToken: session.tokenSet.idToken,
    sub: "auth0|alice",
  });
  expect(renewal).not.toHaveBeenCalled();
});

test("one about to expire is renewed, and the browser gets the renewed session", async () => {
  const next = idToken(3600);
  renewWith(async () => next);
  const [req, res] = exchange(aSession(20));
  expect(await freshIdToken(req, res)).toEqual({ idToken: next, sub: "auth0|alice" });
  expect(readSession({ headers: { cookie: String(res.getHeader("set-cookie")) } })?.tokenSet.idToken).toBe(
    next,
  );
});

test("parallel requests with an expired one cause a single renewal, and all get its token and its cookie", async () => {
  let answer: (token: string) => void = () => undefined;
  const renewal = renewWith(() => new Promise((resolve) => (answer = resolve)));
  const session = aSession(-5);
  const exchanges = [exchange(session), exchange(session), exchange(session)] as const;
  const tokens = Promise.all(exchanges.map((each) => freshIdToken(...each)));
  await vi.waitFor(() => expect(renewal).toHaveBeenCalled());
  const next = idToken(3600);
  answer(next);
  expect((await tokens).map((token) => token?.idToken)).toEqual([next, next, next]);
  expect(renewal).toHaveBeenCalledOnce();
  for (const [, res] of exchanges) expect(res.getHeader("set-cookie")).toBeDefined();
});

test("a request that left the browser before the renewed session reached it does not renew again", async () => {
  const renewal = renewWith(async () => idToken(3600));
  const session = aSession(-5);
  const first = await freshIdToken(...exchange(session));
  expect(await freshIdToken(...exchange(session))).toEqual(first);
  expect(renewal).toHaveBeenCalledOnce();
});

test("two sessions are renewed apart", async () => {
  const renewal = renewWith(async () => idToken(3600));
  const tokens = await Promise.all(
    [aSession(-5), aSession(-5)].map((each) => freshIdToken(...exchange(each))),
  );
  expect(renewal).toHaveBeenCalledTimes(2);
  expect(tokens[0]?.idToken).not.toBe(tokens[1]?.idToken);
});

/** What the SDK throws when the tenant says that the refresh token is no longer valid. */
const refused = () => Object.assign(new Error("Refused."), { cause: { code: "invalid_grant" } });

test("while the tenant is out of reach, one that has not expired is used to its end", async () => {
  renewWith(() => Promise.reject(new TypeError("fetch failed")));
  for (const session of [aSession(20), aSession(600, 300)]) {
    expect(await freshIdToken(...exchange(session))).toMatchObject({ idToken: session.tokenSet.idToken });
  }
});

test("one that lasts is renewed after a minute: a session that has ended elsewhere is none", async () => {
  renewWith(() => Promise.reject(refused()));
  expect(await freshIdToken(...exchange(aSession(600, 59)))).toBeDefined();
  expect(await freshIdToken(...exchange(aSession(600, 61)))).toBeUndefined();
});

test("a copy of the cookie of a session that has ended here is none at once", async () => {
  const session = aSession(600);
  endSessions({ sid: session.internal.sid });
  expect(await freshIdToken(...exchange(session))).toBeUndefined();
  expect(sdk.getAccessToken).not.toHaveBeenCalled();
});

test("an expired one that the tenant does not renew is none, and the next request asks again", async () => {
  const refusal = renewWith(() => Promise.reject(refused()));
  const session = aSession(-5);
  expect(await freshIdToken(...exchange(session))).toBeUndefined();
  expect(await freshIdToken(...exchange(session))).toBeUndefined();
  expect(refusal).toHaveBeenCalledTimes(2);
});
