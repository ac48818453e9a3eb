import type { CDPSession } from "playwright-core";

/**
 * When a page's live data came to what it waits for, in ms since the navigation began; null for what never was. The token
 * is sent on the open socket, the query after the token, and the answer is a message's way to the deployment and back.
 */
export interface SocketMarks {
  /** The WebSocket to the deployment is open. */
  open: number | null;
  /** The token is known and sent. */
  token: number | null;
  /** The first query of somebody's own is asked. */
  query: number | null;
  /** Its answer is there. */
  answer: number | null;
}

interface Message {
  type?: string;
  tokenType?: string;
  modifications?: { type: string; queryId?: number; udfPath?: string }[];
}

/** The queries that need a token begin so. */
const PERSONAL = /^(?:customers|users)(?:\.js)?:/;

/** Watches a page's next load. The messages are those of Convex's sync protocol, as JSON. */
export function watchSocket(session: CDPSession): () => SocketMarks {
  const marks: SocketMarks = { open: null, token: null, query: null, answer: null };
  const sockets = new Set<string>();
  const asked = new Set<number>();
  let begin: number | undefined;
  const mark = (name: keyof SocketMarks, timestamp: number) => {
    if (begin !== undefined) marks[name] ??= (timestamp - begin) * 1000;
  };
  session.on("Network.requestWillBeSent", ({ type, timestamp }) => {
    if (type === "Document") begin ??= timestamp;
  });
  session.on("Network.webSocketCreated", ({ requestId, url }) => {
    if (new URL(url).pathname.endsWith("/sync")) sockets.add(requestId);
  });
  session.on("Network.webSocketHandshakeResponseReceived", ({ requestId, timestamp }) => {
    if (sockets.has(requestId)) mark("open", timestamp);
  });
  session.on("Network.webSocketFrameSent", ({ requestId, timestamp, response }) => {
    if (!sockets.has(requestId)) return;
    const { type, tokenType, modifications = [] } = JSON.parse(response.payloadData) as Message;
    if (type === "Authenticate" && tokenType !== "None") mark("token", timestamp);
    for (const { type, queryId, udfPath = "" } of modifications) {
      if (type !== "Add" || queryId === undefined || !PERSONAL.test(udfPath)) continue;
      asked.add(queryId);
      mark("query", timestamp);
    }
  });
  session.on("Network.webSocketFrameReceived", ({ requestId, timestamp, response }) => {
    if (!sockets.has(requestId)) return;
    const { modifications = [] } = JSON.parse(response.payloadData) as Message;
    const isAnswered = modifications.some(
      ({ type, queryId }) => type === "QueryUpdated" && queryId !== undefined && asked.has(queryId),
    );
    if (isAnswered) mark("answer", timestamp);
  });
  return () => marks;
}
