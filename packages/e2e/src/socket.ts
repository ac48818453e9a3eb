import type { Page, WebSocketRoute } from "@playwright/test";
import { environment } from "./environment";

/** Whether a WebSocket's address is the deployment's. */
export function isDeploymentSocket(url: string): boolean {
  return url.startsWith(environment.deploymentUrl.replace(/^http/, "ws"));
}

/** A hand on the WebSocket between a page and the deployment. */
export interface HeldSocket {
  /** Keeps what the deployment sends from the page. */
  hold(): void;
  /** Hands over what was kept, in order. */
  release(): void;
  /** Whether the deployment has sent a text to the page. */
  hasDelivered(text: string): boolean;
  /** Ends the connection, and every new one at once. */
  cut(): Promise<void>;
  /** Lets connections through again. */
  mend(): void;
}

/** Takes hold of the deployment's WebSocket in a page. Call it before the page loads. */
export async function holdSocket(page: Page): Promise<HeldSocket> {
  const open = new Set<WebSocketRoute>();
  const delivered: string[] = [];
  let kept: (() => void)[] | undefined;
  let isCut = false;

  const connect = async (socket: WebSocketRoute) => {
    if (isCut) return socket.close();
    open.add(socket);
    socket.connectToServer().onMessage((message) => {
      const deliver = () => {
        socket.send(message);
        delivered.push(String(message));
      };
      if (kept) kept.push(deliver);
      else deliver();
    });
  };
  await page.routeWebSocket((url) => isDeploymentSocket(url.href), connect);

  return {
    hold: () => (kept ??= []),
    release: () => {
      for (const deliver of kept ?? []) deliver();
      kept = undefined;
    },
    hasDelivered: (text) => delivered.some((message) => message.includes(text)),
    cut: async () => {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close()));
      open.clear();
    },
    mend: () => (isCut = false),
  };
}

/** Has the deployment's answers to a page's queries be failures. Call it before the page loads. */
export async function failQueries(page: Page): Promise<void> {
  await page.routeWebSocket(
    (url) => isDeploymentSocket(url.href),
    (socket) => {
      socket.connectToServer().onMessage((message) => socket.send(withFailures(String(message))));
    },
  );
}

/** As the deployment words it (ServerMessage of convex/browser/sync/protocol). */
function withFailures(text: string): string {
  const message = JSON.parse(text) as { modifications?: { type: string; value?: unknown }[] };
  const modifications = message.modifications?.map(({ value: _, ...change }) =>
    change.type === "QueryUpdated"
      ? { ...change, type: "QueryFailed", errorMessage: "Server Error" }
      : change,
  );
  return JSON.stringify({ ...message, ...(modifications && { modifications }) });
}
