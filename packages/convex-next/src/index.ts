export { createConvexClient } from "./client";
export { useConnection } from "./connection";
export { Gate } from "./gate";
export { useHydrated } from "./hydrated";
export { IntentLink } from "./intent-link";
export { useLivePages, type LivePages } from "./live-pages";
export { useLiveQuery, type LiveQuery } from "./live-query";
export type { AnyQuery, OwnedPreload, QueryCall } from "./query-call";
export { SessionProvider, useSession, type Session, type SessionStatus } from "./session";
