import { once } from "node:events";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";

import type { Deployment } from "../src/index";
import { decodeTimestamp, encodeTimestamp } from "../src/timestamp";
import { connect } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { startIssuer, type Issuer } from "./support/issuer";
import { connectMessage, openRawSocket } from "./support/raw-socket";
import { skipSeconds } from "./support/time";
import { until } from "./support/until";

let issuer: Issuer;
let deployment: Deployment;

beforeAll(async () => {
  issuer = await startIssuer();
  deployment = await startTestDeployment({
    env: { TEST_ISSUER: issuer.url, TEST_CUSTOM_ISSUER: issuer.url },
  });
});
afterAll(async () => {
  await deployment.close();
  await issuer.close();
});

const add = (queryId: number, name: string, path = "counter:get") => ({
  type: "Add",
  queryId,
  udfPath: path,
  args: [{ name }],
});
const querySet = (baseVersion: number, ...modifications: unknown[]) => ({
  type: "ModifyQuerySet",
  baseVersion,
  newVersion: baseVersion + 1,
  modifications,
});
const increment = (requestId: number, name: string) => ({
  type: "Mutation",
  requestId,
  udfPath: "counter:increment",
  args: [{ name }],
});

describe("versions", () => {
  test("each Transition starts where the last one ended, from zero", async () => {
    const socket = await openRawSocket(deployment.url);
    socket.send(querySet(0, add(1, "versions")));
    await socket.next("Transition");
    socket.send(increment(0, "versions"));
    await socket.next("MutationResponse");
    socket.send(querySet(1, { type: "Remove", queryId: 1 }));
    const removal = () => JSON.stringify(socket.frames.at(-1)).includes("QueryRemoved");
    await until(removal, () => socket.frames);

    const transitions = socket.frames.filter(({ type }) => type === "Transition");
    const starts = transitions.map(({ startVersion }) => startVersion);
    const ends = transitions.map(({ endVersion }) => endVersion);
    expect(starts).toEqual([{ querySet: 0, identity: 0, ts: encodeTimestamp(0n) }, ...ends.slice(0, -1)]);
  });

  test("a mutation is answered before the Transition that carries its effects, which is as new", async () => {
    const socket = await openRawSocket(deployment.url);
    socket.send(querySet(0, add(1, "order")));
    await socket.next("Transition");
    for (let i = 0; i < 20; i += 1) socket.send(increment(i, "order"));
    const values = () => JSON.stringify(socket.frames.at(-1));
    await until(
      () => values().includes('"value":20'),
      () => socket.frames,
    );
    const tsOf = (encoded: unknown) => decodeTimestamp(String(encoded)) ?? 0n;
    let answered = 0;
    let newest = 0n;
    const tooEarly: unknown[] = [];
    for (const frame of socket.frames) {
      if (frame.type === "MutationResponse") {
        answered += 1;
        newest = tsOf(frame.ts);
      }
      const shown = /"QueryUpdated","queryId":1,"value":(\d+)/.exec(JSON.stringify(frame))?.[1];
      if (shown !== undefined && Number(shown) > answered) tooEarly.push(frame);
    }
    expect(tooEarly).toEqual([]);
    const last = socket.frames.findLast(({ type }) => type === "Transition")?.endVersion as { ts: string };
    expect(tsOf(last.ts)).toBeGreaterThanOrEqual(newest);
  });

  test("a mutation that changes nothing subscribed is still followed by a Transition", async () => {
    const socket = await openRawSocket(deployment.url);
    socket.send(increment(0, "nobody watches"));
    expect(await socket.next("Transition")).toMatchObject({ modifications: [] });
  });

  test("a session never goes back behind what its client has seen", async () => {
    const ahead = BigInt(Date.now() + 5000) * 1_000_000n;
    const socket = await openRawSocket(deployment.url, { connect: false });
    socket.send(connectMessage({ maxObservedTimestamp: encodeTimestamp(ahead) }));
    socket.send(querySet(0));
    const { endVersion } = await socket.next("Transition");
    expect((decodeTimestamp((endVersion as { ts: string }).ts) ?? 0n) >= ahead).toBe(true);
  });
});

test("a client that has seen this deployment's newest commit is welcome after the machine's clock was set back", async () => {
  const writer = await openRawSocket(deployment.url);
  writer.send(increment(0, "clock"));
  const { ts } = await writer.next("MutationResponse");
  skipSeconds(-3600);
  const socket = await openRawSocket(deployment.url, { connect: false });
  socket.send(connectMessage({ maxObservedTimestamp: ts }));
  socket.send(increment(0, "clock"));
  expect(await socket.next("MutationResponse")).toMatchObject({ success: true, result: 2 });

  const ahead = await openRawSocket(deployment.url, { connect: false });
  const later = deployment.engine.latestTs() + 1n;
  ahead.send(connectMessage({ maxObservedTimestamp: encodeTimestamp(later) }));
  expect((await ahead.untilClosed()).code).toBe(1008);
});

describe("authentication", () => {
  test("an expired token is refused at the next use, without being blamed on an Authenticate", async () => {
    const writing = await openRawSocket(deployment.url);
    const watching = await openRawSocket(deployment.url);
    const value = await issuer.mint({ expiresIn: 30 });
    for (const socket of [writing, watching]) {
      socket.send({ type: "Authenticate", tokenType: "User", value, baseVersion: 0 });
      socket.send(querySet(0, add(1, "too late")));
      await socket.next("Transition");
    }
    skipSeconds(31);
    writing.send(increment(0, "too late"));
    expect(await writing.next("AuthError")).toMatchObject({ baseVersion: 1, authUpdateAttempted: false });
    await writing.untilClosed();
    expect(writing.frames.some(({ type }) => type === "MutationResponse")).toBe(false);

    await connect(deployment.url).mutation(functions.counter.increment, { name: "too late" });
    expect(await watching.next("AuthError")).toMatchObject({ baseVersion: 1, authUpdateAttempted: false });
    await watching.untilClosed();
    expect(JSON.stringify(watching.frames)).not.toContain('"value":1');
  });

  test("a bad token leaves the identity as it was and ends the connection", async () => {
    const socket = await openRawSocket(deployment.url);
    socket.send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: "garbage" });
    socket.send(increment(0, "after a bad token"));
    expect(await socket.next("AuthError")).toMatchObject({ baseVersion: 0, authUpdateAttempted: true });
    await socket.untilClosed();
    expect(socket.frames.map(({ type }) => type)).toEqual(["AuthError"]);
  });

  test("a bad admin key is confirmed, and every call is refused with the reason", async () => {
    const socket = await openRawSocket(deployment.url);
    socket.send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: "key" });
    socket.send(increment(0, "by a bad key"));
    socket.send(querySet(0, add(1, "by a bad key")));
    const result = expect.stringContaining("the admin key is not this deployment's");
    expect(await socket.next("MutationResponse")).toMatchObject({ success: false, result });
    expect(await socket.next("Transition")).toMatchObject({
      endVersion: { identity: 1, querySet: 1 },
      modifications: [{ type: "QueryFailed", errorMessage: result }],
    });
  });
});

describe("a client that breaks the protocol is told why and disconnected; the others go on", () => {
  const violations: Record<string, unknown> = {
    "no JSON": "{",
    "JSON that is no object": "[]",
    null: "null",
    "an unknown type": '{"type":"Nonsense"}',
    "a type from the prototype": '{"type":"constructor"}',
    "a second Connect": JSON.stringify(connectMessage()),
    "a wrong base version": JSON.stringify(querySet(5)),
    "a version that does not grow": JSON.stringify({ ...querySet(0), newVersion: 0 }),
    "a query id that is no number": JSON.stringify(querySet(0, { ...add(1, "x"), queryId: "1" })),
    "arguments that are no array": JSON.stringify({ ...increment(0, "x"), args: { name: "x" } }),
    "two arguments": JSON.stringify({ ...increment(0, "x"), args: [{}, {}] }),
    "a request id that is negative": JSON.stringify(increment(-1, "x")),
    "a path that is no string": JSON.stringify({ ...increment(0, "x"), udfPath: {} }),
    "a token that is no string": '{"type":"Authenticate","tokenType":"User","value":7,"baseVersion":0}',
    "an Authenticate for another version": '{"type":"Authenticate","tokenType":"None","baseVersion":7}',
    "a binary frame": Buffer.from('{"type":"Event"}'),
  };
  test.each(Object.entries(violations))("%s", async (_name, frame) => {
    const bystander = connect(deployment.url);
    const socket = await openRawSocket(deployment.url);
    socket.sendText(frame as string | Buffer);
    const { code, reason } = await socket.untilClosed();
    expect(code).toBe(1008);
    expect(reason).not.toBe("");
    expect(socket.frames).toMatchObject([
      { type: "FatalError", error: expect.stringContaining(reason.slice(0, 20)) },
    ]);
    expect(await bystander.query(functions.counter.get, { name: "bystander" })).toBe(0);
  });

  test("anything before Connect", async () => {
    const socket = await openRawSocket(deployment.url, { connect: false });
    socket.send(increment(0, "anonymous session"));
    expect((await socket.untilClosed()).code).toBe(1008);
  });

  test.each([
    { what: "is not base64 of eight bytes", ts: "AAAA" },
    { what: "would push the clock far ahead", ts: encodeTimestamp(2n ** 63n) },
  ])("a maxObservedTimestamp that $what", async ({ ts }) => {
    const socket = await openRawSocket(deployment.url, { connect: false });
    socket.send(connectMessage({ maxObservedTimestamp: ts }));
    expect((await socket.untilClosed()).code).toBe(1008);
  });

  test("a message larger than any that is taken", async () => {
    const socket = await openRawSocket(deployment.url);
    socket.sendText(" ".repeat(64 * 1024 * 1024 + 1));
    expect((await socket.untilClosed()).code).toBe(1009);
  });
});

test("arguments nested too deeply to be handled fail alone", async () => {
  const depth = 200_000;
  const nested = "[".repeat(depth) + "]".repeat(depth);
  const socket = await openRawSocket(deployment.url);
  socket.sendText(
    `{"type":"Mutation","requestId":0,"udfPath":"counter:increment","args":[{"name":${nested}}]}`,
  );
  await until(
    () => socket.closed !== null || socket.frames.length > 0,
    () => "no reaction",
  );
  expect(await connect(deployment.url).query(functions.counter.get, { name: "bystander" })).toBe(0);
});

test.each([
  ["evil.example", 421],
  ["user:password@127.0.0.1", 400],
])("a WebSocket for %s is refused", async (host, status) => {
  const socket = new WebSocket(`${deployment.url.replace("http", "ws")}/api/1.0.0/sync`, {
    headers: { host },
  });
  const [error] = await once(socket, "error");
  expect(String(error)).toContain(String(status));
});

test("another path is no WebSocket", async () => {
  const socket = new WebSocket(`${deployment.url.replace("http", "ws")}/api/other`);
  const [error] = await once(socket, "error");
  expect(String(error)).toContain("404");
});
