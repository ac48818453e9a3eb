import type { CDPSession } from "playwright-core";
import { watchSocket, type SocketMarks } from "./socket";

/** What a page fetched, as bytes on the wire with their headers. */
export interface Fetched {
  url: string;
  type: string;
  bytes: number;
}

/** Network and processor as the browser's own tools slow them down. */
export interface Speed {
  name: string;
  /** In ms. */
  latency: number;
  /** In bytes a second; -1 for no limit. */
  down: number;
  up: number;
  /** How many times slower the processor is. */
  cpu: number;
}

export const speeds = {
  fast: { name: "this machine's", latency: 0, down: -1, up: -1, cpu: 1 },
  // The devtools' "Slow 4G" and their 4x slowdown, what Lighthouse takes for a phone.
  slow: { name: "slow 4G, CPU 4×", latency: 562.5, down: 180_000, up: 84_375, cpu: 4 },
} as const satisfies Record<string, Speed>;

/** A page's network, from when it is watched. */
export interface Watched {
  fetched(): Fetched[];
  /** What has happened until now between the page and the deployment. */
  socket(): SocketMarks;
  /** Whether nothing is on its way, and nothing was for so many ms. */
  isQuietFor(ms: number): boolean;
}

/** Slows a page down, and notes what it fetches from now on. */
export async function watchNetwork(session: CDPSession, speed: Speed): Promise<Watched> {
  const all = new Map<string, Fetched>();
  const open = new Set<string>();
  let last = performance.now();
  const close = (requestId: string, bytes: number) => {
    const request = all.get(requestId);
    if (request) request.bytes = bytes;
    open.delete(requestId);
    last = performance.now();
  };
  session.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    if (!request.url.startsWith("http")) return;
    all.set(requestId, { url: request.url, type: type ?? "Other", bytes: 0 });
    open.add(requestId);
    last = performance.now();
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    close(requestId, encodedDataLength),
  );
  session.on("Network.loadingFailed", ({ requestId }) => close(requestId, 0));
  const socket = watchSocket(session);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: speed.latency,
    downloadThroughput: speed.down,
    uploadThroughput: speed.up,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: speed.cpu });
  return {
    fetched: () => [...all.values()],
    socket,
    isQuietFor: (ms) => open.size === 0 && performance.now() - last > ms,
  };
}
