export { createConvexClient } from "./client";
export { useConnection } from "./connection";
export { Gate } from "./gate";
export { IntentLink } from "./intent-link";
export { useLiveQuery, type LiveQuery, type OwnedPreload } from "./live-query";
export type { AnyQuery, QueryCall } from "./query-call";
export { SessionProvider, useSession, type Session, type SessionStatus } from "./session";
