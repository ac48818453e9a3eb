import type { WebSocket } from "@playwright/test";

/** What the client tells the deployment (convex/browser/sync/protocol), as far as it is read here. */
type ClientMessage =
  | { type: "Authenticate"; tokenType: "User" | "None" }
  | { type: "ModifyQuerySet"; modifications: Modification[] }
  | { type: "Mutation" | "Action"; udfPath: string }
  | { type: "Connect" | "Event" };

type Modification = { type: "Add"; queryId: number; udfPath: string } | { type: "Remove"; queryId: number };

const PERSONAL = /^(?:customers|users):/;

/** What a tab asks the deployment for of somebody's own: authenticated, and unauthenticated. */
export interface PersonalCalls {
  asSomebody: (path: string) => void;
  unauthenticated: (path: string) => void;
}

/**
 * Follows a connection to the deployment. A subscription that is there while the tab becomes unauthenticated counts as
 * unauthenticated: the deployment runs it again, unless the client's next message comes before it does.
 */
export function watchPersonalCalls(socket: WebSocket, calls: PersonalCalls): void {
  const queries = new Map<number, string>();
  let isSomebody = false;
  const note = (path: string) => {
    if (!PERSONAL.test(path)) return;
    if (isSomebody) calls.asSomebody(path);
    else calls.unauthenticated(path);
  };
  socket.on("framesent", ({ payload }) => {
    const message = JSON.parse(String(payload)) as ClientMessage;
    if (message.type === "Mutation" || message.type === "Action") note(message.udfPath);
    if (message.type === "Authenticate") isSomebody = message.tokenType === "User";
    if (message.type === "ModifyQuerySet") {
      for (const change of message.modifications) {
        if (change.type === "Remove") queries.delete(change.queryId);
        else queries.set(change.queryId, change.udfPath);
      }
    }
    if (message.type === "Authenticate" || message.type === "ModifyQuerySet")
      for (const path of queries.values()) note(path);
  });
}
