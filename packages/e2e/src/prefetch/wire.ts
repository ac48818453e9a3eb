import type { Page, WebSocket } from "@playwright/test";
import { isDeploymentSocket } from "../deployment";

/** What of a tab's traffic matters for data that is there before the click. It grows. */
export interface Wire {
  /** The user's last token for the deployment; undefined while there is none. */
  token: string | undefined;
  /** The subscriptions asked for: the query's path and its arguments, as JSON. */
  subscriptions: { path: string; args: string }[];
  /** Everything the deployment has sent. */
  answers: string[];
  /** Requests to the app's server for pages and their data that are not answered to the end yet. */
  pageRequests: number;
}

interface SentMessage {
  type: string;
  value?: string;
  modifications?: { type: string; udfPath: string; args: unknown }[];
}

/** Listens to a tab from now on. Call it before the tab connects to the deployment. */
export function listen(page: Page): Wire {
  const wire: Wire = { token: undefined, subscriptions: [], answers: [], pageRequests: 0 };
  page.on("websocket", (socket) => {
    if (isDeploymentSocket(socket.url())) listenToSocket(socket, wire);
  });
  const open = new Set<unknown>();
  page.on("request", (request) => {
    if (new URL(request.url()).searchParams.has("try")) open.add(request);
    wire.pageRequests = open.size;
  });
  for (const event of ["requestfinished", "requestfailed"] as const) {
    page.on(event, (request) => {
      open.delete(request);
      wire.pageRequests = open.size;
    });
  }
  return wire;
}

function listenToSocket(socket: WebSocket, wire: Wire): void {
  socket.on("framereceived", ({ payload }) => wire.answers.push(String(payload)));
  socket.on("framesent", ({ payload }) => {
    const message = JSON.parse(String(payload)) as SentMessage;
    if (message.type === "Authenticate" && message.value) wire.token = message.value;
    for (const { type, udfPath, args } of message.modifications ?? []) {
      if (type === "Add") wire.subscriptions.push({ path: udfPath, args: JSON.stringify(args) });
    }
  });
}
