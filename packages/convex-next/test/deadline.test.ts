// @vitest-environment node
import { makeFunctionReference } from "convex/server";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { publicCall } from "../src/query-call";
import { fetchCall, preload, readConsistently, runMutation, runQuery, DEADLINE_MS } from "../src/server";
import { fetchBegunWithin, fetchWithin } from "../src/server/deadline";

/** Takes connections and answers nothing; with `/begun` it begins an answer and never ends it. */
let silent: Server;
let url: string;

beforeEach(async () => {
  silent = createServer((request, response) => {
    if (request.url === "/begun") response.write("the first half");
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  url = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  vi.restoreAllMocks();
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

const late = expect.objectContaining({ name: "TimeoutError" });
const query = makeFunctionReference<"query", Record<string, never>, number>("counter:get");
const mutation = makeFunctionReference<"mutation", Record<string, never>, number>("counter:increment");

test.each([
  ["a page's query", () => fetchCall(publicCall(query, {}), { url })],
  ["a preload", () => preload(publicCall(query, {}), { url, owner: null })],
  ["a query", () => runQuery(query, {}, { url })],
  ["a mutation", () => runMutation(mutation, {}, { url })],
  ["a consistent read", () => readConsistently({ url }, (read) => read(publicCall(query, {})))],
])("%s does not wait for a deployment that never answers", async (_, call) => {
  // The real limit is seconds: what is tested is that the call has it, and gives up by it.
  const timeout = vi.spyOn(AbortSignal, "timeout");
  const soon = new AbortController();
  timeout.mockReturnValue(soon.signal);
  const outcome = call();
  soon.abort(new DOMException("late", "TimeoutError"));
  await expect(outcome).rejects.toEqual(late);
  expect(timeout).toHaveBeenCalledWith(DEADLINE_MS);
});

test("an answer that begins and never ends is given up too, where it is read at once", async () => {
  const text = fetchWithin(50)(`${url}/begun`).then((answer) => answer.text());
  await expect(text).rejects.toEqual(late);
});

test("a proxied answer has a deadline", async () => {
  await expect(fetchBegunWithin(50, fetch)(url)).rejects.toEqual(late);
});

test("a proxied answer that has begun may take its time", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const signals: (AbortSignal | null | undefined)[] = [];
  const answers: typeof fetch = async (_, init) => {
    signals.push(init?.signal);
    return new Response("the first half");
  };
  await fetchBegunWithin(50, answers)(url);
  vi.advanceTimersByTime(600_000);
  expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
});

test("whoever asked can still give up earlier", async () => {
  const gone = new AbortController();
  const outcome = fetchBegunWithin(5000, fetch)(new Request(url, { signal: gone.signal }));
  gone.abort(new Error("gone"));
  await expect(outcome).rejects.toThrow("gone");
});
