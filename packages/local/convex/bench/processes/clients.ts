import { once } from "node:events";

import { WebSocket } from "ws";

import { decodeTimestamp } from "../../src/timestamp";

/** What the benchmark tells this process, one after the other; each is answered once it has happened. */
export type ClientsOrder =
  | { type: "connect"; url: string; clients: number }
  /** Until every client was shown this commit, in nanoseconds. */
  | { type: "waitFor"; ts: string };

export type ClientsMessage = { type: "done" };

const QUERIES: readonly { udfPath: string; args: object }[] = [
  { udfPath: "contacts:list", args: { list: "list 0", count: 50 } },
  { udfPath: "contacts:list", args: { list: "list 0", count: 20 } },
  { udfPath: "contacts:list", args: { list: "list 0", count: 1 } },
  {
    udfPath: "contacts:page",
    args: { list: "list 0", paginationOpts: { numItems: 20, cursor: null } },
  },
  {
    udfPath: "contacts:page",
    args: { list: "list 0", paginationOpts: { numItems: 50, cursor: null } },
  },
];

/** The newest moment that each client was shown. */
const shown = new Map<WebSocket, bigint>();
let onShown: () => void = () => {};

async function connect(url: string): Promise<void> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.0.0/sync`);
  shown.set(socket, 0n);
  socket.on("message", (data: Buffer) => {
    const message: { type: string; endVersion?: { ts: string } } = JSON.parse(data.toString());
    if (message.endVersion === undefined) return;
    shown.set(socket, decodeTimestamp(message.endVersion.ts) ?? 0n);
    onShown();
  });
  await once(socket, "open");
  const send = (message: object) => socket.send(JSON.stringify(message));
  send({ type: "Connect", sessionId: crypto.randomUUID(), connectionCount: 0, lastCloseReason: null });
  const modifications = QUERIES.map(({ udfPath, args }, queryId) => ({
    type: "Add",
    queryId,
    udfPath,
    args: [args],
  }));
  send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications });
}

async function untilAllAreShown(ts: bigint): Promise<void> {
  const areShown = () => [...shown.values()].every((newest) => newest >= ts);
  await new Promise<void>((resolve) => {
    onShown = () => {
      if (areShown()) resolve();
    };
    onShown();
  });
}

process.on("message", (order: ClientsOrder) => {
  void obey(order).then(() => process.send?.({ type: "done" } satisfies ClientsMessage));
});

async function obey(order: ClientsOrder): Promise<void> {
  if (order.type === "waitFor") return await untilAllAreShown(BigInt(order.ts));
  await Promise.all(Array.from({ length: order.clients }, () => connect(order.url)));
  await untilAllAreShown(1n);
}
