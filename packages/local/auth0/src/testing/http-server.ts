import type { RequestListener } from "node:http";
import { listen } from "@repo/local-kit/listen";
import { onTestFinished } from "vitest";

/** Listens on a free port of localhost until the test ends; returns the origin. */
export async function serverForTest(request: RequestListener): Promise<string> {
  const listener = await listen(0, "localhost");
  onTestFinished(listener.close);
  listener.serve({ request });
  return listener.url;
}
