import type { IncomingMessage } from "node:http";

import type { RequestOrigin } from "../engine/types";

/** Of a request, but for its token: as on Convex, of what a proxy says whom it speaks for, the first counts. */
export function originOf({ headers, socket }: IncomingMessage): Omit<RequestOrigin, "authToken"> {
  const forwardedFor = [headers["x-forwarded-for"] ?? ""].flat().join(",").split(",", 1)[0]?.trim() ?? "";
  return {
    ip: forwardedFor === "" ? (socket.remoteAddress ?? null) : forwardedFor,
    userAgent: headers["user-agent"] ?? null,
  };
}
