import { ConvexHttpClient } from "convex/browser";
import type { PaginationOptions } from "convex/server";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

import type { Deployment } from "../src/index";
import { connect, connectBase } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { startIssuer, type Issuer } from "./support/issuer";
import { startProxy } from "./support/proxy";
import { openRawSocket } from "./support/raw-socket";
import { until } from "./support/until";

const { customers } = functions;
/** Their documents come right before and right behind those of "mallory" in the index. */
const OTHERS = ["mallor", "malloryy"];
let issuer: Issuer;
let deployment: Deployment;

beforeAll(async () => {
  issuer = await startIssuer();
  deployment = await startTestDeployment({
    env: { TEST_ISSUER: issuer.url, TEST_CUSTOM_ISSUER: issuer.url },
  });
  await writeAs("mallory", "own 1", "own 2");
  for (const subject of OTHERS) await writeAs(subject, "secret");
});
afterAll(async () => {
  await deployment.close();
  await issuer.close();
});

async function writeAs(subject: string, ...names: string[]): Promise<void> {
  const client = new ConvexHttpClient(deployment.url, {
    logger: false,
    auth: await issuer.mint({ subject }),
  });
  for (const name of names) await client.mutation(customers.create, { name });
}

function connectAsMallory() {
  const client = connect(deployment.url);
  client.setAuth(() => issuer.mint({ subject: "mallory" }));
  return { page: (paginationOpts: PaginationOptions) => client.query(customers.page, { paginationOpts }) };
}

/** A cursor of mallory's own pages, with another position in it. */
async function forge(position: unknown): Promise<string> {
  const { continueCursor } = await connectAsMallory().page({ numItems: 1, cursor: null });
  const [fingerprint] = JSON.parse(continueCursor) as [string, unknown];
  return JSON.stringify([fingerprint, position]);
}

test.each([
  { what: "no items", limits: { numItems: 0 } },
  { what: "no rows read", limits: { numItems: 5, maximumRowsRead: 0 } },
])(
  "a page of $what never shows anybody's documents: not when they change, not over a reconnect",
  async ({ what, limits }) => {
    const proxy = await startProxy(deployment.url);
    onTestFinished(() => proxy.close());
    const client = connectBase(proxy.url);
    client.setAuth(
      () => issuer.mint({ subject: "mallory" }),
      () => {},
    );
    client.subscribe("customers:page", { paginationOpts: { cursor: null, ...limits } });
    client.subscribe("customers:list", {});
    const received = () => JSON.stringify(proxy.frames);
    /** What came before the last of these writes has arrived. */
    const write = async (marker: string) => {
      for (const subject of OTHERS) await writeAs(subject, "secret");
      await writeAs("mallory", marker);
      await until(() => received().includes(marker), received);
    };

    await write(`${what}, before the cut`);
    proxy.cutAll();
    await write(`${what}, after the cut`);
    expect(received()).not.toContain("secret");
    expect(proxy.frames.filter(({ type }) => type === "Connect")).toHaveLength(2);
  },
);

test("a cursor with a forged position is refused, and shows nothing", async () => {
  const mallory = connectAsMallory();
  const [beyond, before] = [await forge(["zzzz"]), await forge(["0"])];
  for (const options of [
    { cursor: beyond, endCursor: before },
    { cursor: beyond },
    { cursor: null, endCursor: before },
  ]) {
    await expect(mallory.page({ numItems: 50, ...options })).rejects.toThrow("InvalidCursor");
  }
});

test.each([
  { what: "a forged end", position: ["0"] },
  { what: "an end before every row", position: [] },
])(
  "a journal with $what, sent as if after a reconnect, shows nobody else's documents",
  async ({ what, position }) => {
    const socket = await openRawSocket(deployment.url);
    const value = await issuer.mint({ subject: "mallory" });
    socket.send({ type: "Authenticate", tokenType: "User", value, baseVersion: 0 });
    const page = {
      type: "Add",
      queryId: 1,
      udfPath: "customers:page",
      args: [{ paginationOpts: { numItems: 50, cursor: null } }],
      journal: JSON.stringify([await forge(position)]),
    };
    const list = { type: "Add", queryId: 2, udfPath: "customers:list", args: [{}] };
    socket.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [page, list] });
    const answer = () => JSON.stringify(socket.frames);
    await until(() => /"queryId":1/.test(answer()), answer);
    await writeAs("malloryy", "secret");
    await writeAs("mallory", `after ${what}`);
    await until(() => answer().includes(`after ${what}`), answer);
    expect(answer()).not.toContain("secret");
  },
);
