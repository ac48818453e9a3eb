import { afterEach, expect, test, vi } from "vitest";
import { createConvexClient } from "./client";

const opened: string[] = [];
class SilentSocket {
  constructor(url: string) {
    opened.push(url);
  }
  close() {}
}

afterEach(() => {
  opened.length = 0;
  vi.unstubAllGlobals();
});

test("the connection is on its way before any component asks for it", async () => {
  vi.stubGlobal("WebSocket", SilentSocket);
  const client = createConvexClient("http://deployment.test");
  expect(opened).toEqual([expect.stringMatching(/^ws:\/\/deployment\.test\/api\/.*\/sync$/)]);
  void client.close();
});

test("a server opens none", () => {
  vi.stubGlobal("WebSocket", SilentSocket);
  vi.stubGlobal("window", undefined);
  createConvexClient("http://deployment.test");
  expect(opened).toEqual([]);
});
