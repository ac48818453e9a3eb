import { ConvexHttpClient } from "convex/browser";
import { fetchMutation, fetchQuery, preloadedQueryResult, preloadQuery } from "convex/nextjs";
import { ConvexError } from "convex/values";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Deployment } from "../src/index";
import { connect, connectBase, subscribe } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { until } from "./support/until";

const { counter } = functions;
let deployment: Deployment;

beforeAll(async () => {
  deployment = await startTestDeployment();
});
afterAll(() => deployment.close());

describe("a live query", () => {
  test("shows what another client writes, through a mutation or an action", async () => {
    const reader = connect(deployment.url);
    const writer = connect(deployment.url);
    const shown = subscribe(reader, counter.get, { name: "live" });
    await shown.until((value) => value === 0);

    expect(await writer.mutation(counter.increment, { name: "live" })).toBe(1);
    await shown.until((value) => value === 1);

    expect(await writer.action(counter.incrementByAction, { name: "live" })).toBe("now 2");
    await shown.until((value) => value === 2);
  });

  test("shows what a scheduled function writes", async () => {
    const client = connect(deployment.url);
    const shown = subscribe(client, counter.get, { name: "scheduled" });
    await client.mutation(counter.incrementLater, { name: "scheduled", ms: 1 });
    await shown.until((value) => value === 1);
  });

  test("does not run again for a write it did not read", async () => {
    const client = connect(deployment.url);
    const path = "counter:get";
    const shown = subscribe(client, counter.get, { name: "quiet" });
    await shown.until((value) => value === 0);

    const before = deployment.engine.executions()[path]?.total;
    await client.mutation(counter.increment, { name: "somebody else's" });
    expect(deployment.engine.executions()[path]?.total).toBe(before);
    expect(shown.values).toEqual([0]);
  });

  test("always agrees with the others on its connection", async () => {
    const shown: unknown[][] = [];
    const client = connectBase(deployment.url, () =>
      shown.push(names.map((name) => client.localQueryResult("counter:get", { name }))),
    );
    const names = ["left", "right"];
    for (const name of names) client.subscribe("counter:get", { name });
    const write = async () => {
      const writer = connect(deployment.url);
      for (let i = 0; i < 15; i += 1) await writer.mutation(counter.incrementBoth, { names });
    };
    await Promise.all([write(), write()]);
    await until(
      () => shown.at(-1)?.[0] === 30,
      () => shown,
    );
    for (const [left, right] of shown) expect(left).toBe(right);
  });

  test("delivers more than one frame can carry", async () => {
    const client = connect(deployment.url);
    for (let i = 0; i < 12; i += 1) await client.mutation(counter.addBlob, { repeats: 200_000 });
    const shown = subscribe(client, counter.blobs, {});
    await shown.until((blobs) => blobs.length === 12);
    expect(new Set(shown.values.at(-1))).toEqual(new Set(["x😀".repeat(200_000)]));
  });
});

describe("an optimistic update", () => {
  test("is never taken back before the server's result replaces it", async () => {
    const args = { name: "optimistic" };
    const shown: unknown[] = [];
    const client = connectBase(deployment.url, () =>
      shown.push(client.localQueryResult("counter:get", args)),
    );
    client.subscribe("counter:get", args);
    await until(
      () => shown.at(-1) === 0,
      () => shown,
    );

    const increment = () =>
      client.mutation("counter:increment", args, {
        optimisticUpdate: (store) => {
          store.setQuery(counter.get, args, (store.getQuery(counter.get, args) ?? 0) + 1);
        },
      });
    const first = increment();
    expect(shown.at(-1)).toBe(1);
    await Promise.all([first, ...Array.from({ length: 50 }, increment)]);

    expect(shown.at(-1)).toBe(51);
    expect(shown).toEqual(shown.map(Number).toSorted((a, b) => a - b));
  });
});

describe("a function's failure", () => {
  test("reaches the caller with its message, and leaves nothing behind", async () => {
    const client = connect(deployment.url);
    const failure: unknown = await client
      .mutation(counter.fail, { name: "failing" })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(ConvexError);
    expect(String(failure)).toMatch(/\[Request ID: \w+\] Server Error\s+Uncaught Error: kaboom/);
    expect(await client.query(counter.get, { name: "failing" })).toBe(0);
  });

  test("carries a ConvexError's data", async () => {
    const client = connect(deployment.url);
    await expect(client.mutation(counter.refuse, {})).rejects.toMatchObject({
      data: { code: "REFUSED", n: 5n },
    });
  });

  test("says which argument is wrong", async () => {
    const client = connect(deployment.url);
    const wrong = { name: 5 } as unknown as { name: string };
    await expect(client.mutation(counter.increment, wrong)).rejects.toThrow("ArgumentValidationError");
  });

  test("hides internal functions", async () => {
    const client = connect(deployment.url);
    await expect(client.query(counter.secret, {})).rejects.toThrow(
      "Could not find public function for 'counter:secret'",
    );
  });
});

describe("the HTTP client", () => {
  test("queries, mutates and runs actions; live queries see it", async () => {
    const shown = subscribe(connect(deployment.url), counter.get, { name: "http" });
    const http = new ConvexHttpClient(deployment.url, { logger: false });
    expect(await http.mutation(counter.increment, { name: "http" })).toBe(1);
    expect(await http.query(counter.get, { name: "http" })).toBe(1);
    expect(await http.action(counter.incrementByAction, { name: "http" })).toBe("now 2");
    await shown.until((value) => value === 2);
    await expect(http.mutation(counter.refuse, {})).rejects.toMatchObject({
      data: { code: "REFUSED", n: 5n },
    });
  });

  test("carries every Convex value there and back", async () => {
    const http = new ConvexHttpClient(deployment.url, { logger: false });
    const value = {
      big: 2n ** 62n,
      bytes: new Uint8Array([1, 2, 3]).buffer,
      minusZero: -0,
      nested: [null, { a: [] }],
    };
    expect(await http.query(counter.echo, { value })).toEqual(value);
  });

  test("receives what a function logs", async () => {
    const lines: unknown[] = [];
    const log = (...line: unknown[]) => lines.push(line.join(" "));
    const http = new ConvexHttpClient(deployment.url, {
      logger: { logVerbose: log, log, warn: log, error: log },
    });
    await http.query(counter.log, {});
    expect(lines.join("\n")).toContain("hello from the deployment");
  });

  test("works through convex/nextjs", async () => {
    const options = { url: deployment.url };
    expect(await fetchMutation(counter.increment, { name: "next" }, options)).toBe(1);
    expect(await fetchQuery(counter.get, { name: "next" }, options)).toBe(1);
    const preloaded = await preloadQuery(counter.get, { name: "next" }, options);
    expect(preloadedQueryResult(preloaded)).toBe(1);
  });
});

test("functions know the deployment's own URLs", async () => {
  const http = new ConvexHttpClient(deployment.url, { logger: false });
  expect(await http.query(counter.urls, {})).toEqual({ cloud: deployment.url, site: deployment.siteUrl });
});
