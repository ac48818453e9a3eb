import type { Page, Request, WebSocket } from "@playwright/test";
import { isDeploymentSocket } from "../socket";

/** What of a tab's traffic matters for data that is there before the click. It grows. */
export interface Wire {
  /** The token by which the deployment knows this page's user; undefined until the page has sent one. */
  token: string | undefined;
  /** The queries that were subscribed to, by path. */
  subscriptions: string[];
  /** The subscriptions that are there now, by the client's ids. */
  held: Set<number>;
  /** Everything the deployment has sent. */
  answers: string[];
  /** Requests to the app's server for the pages behind the lab's links that are not answered to the end yet. */
  openRequests: Set<Request>;
}

interface SentMessage {
  type: string;
  value?: string;
  modifications?: { type: string; queryId: number; udfPath: string }[];
}

/** Listens to a tab from now on. Call it before the tab connects to the deployment. */
export function listen(page: Page): Wire {
  const wire: Wire = {
    token: undefined,
    subscriptions: [],
    held: new Set(),
    answers: [],
    openRequests: new Set(),
  };
  page.on("websocket", (socket) => {
    if (isDeploymentSocket(socket.url())) listenToSocket(socket, wire);
  });
  page.on("request", (request) => {
    // The next page may be somebody else's.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) wire.token = undefined;
    if (new URL(request.url()).searchParams.has("try")) wire.openRequests.add(request);
  });
  const close = (request: Request) => void wire.openRequests.delete(request);
  page.on("requestfinished", close);
  page.on("requestfailed", close);
  return wire;
}

function listenToSocket(socket: WebSocket, wire: Wire): void {
  wire.held.clear();
  socket.on("framereceived", ({ payload }) => wire.answers.push(String(payload)));
  socket.on("framesent", ({ payload }) => {
    const message = JSON.parse(String(payload)) as SentMessage;
    if (message.type === "Authenticate") wire.token = message.value;
    for (const { type, queryId, udfPath } of message.modifications ?? []) {
      if (type !== "Add") wire.held.delete(queryId);
      else {
        wire.held.add(queryId);
        wire.subscriptions.push(udfPath);
      }
    }
  });
}
