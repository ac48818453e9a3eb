import { randomId, randomSecret } from "../ids";
import type { Client, StoredSession, State, User } from "./model";

const DAY = 86_400_000;
/** A session lasts seven days, and counts as abandoned after thirty. */
const SESSION_LIFETIME = 7 * DAY;
const ABANDON_AFTER = 30 * DAY;

export interface Device {
  readonly origin: string | null;
  readonly userAgent: string;
  readonly ipAddress: string;
}

/** The status an API reports: time alone turns an active session into an expired one. */
export function statusOf(session: StoredSession): StoredSession["status"] | "expired" {
  return session.status === "active" && Date.now() >= session.expireAt ? "expired" : session.status;
}

export function isActive(session: StoredSession): boolean {
  return statusOf(session) === "active";
}

export function findSession(state: State, id: string): StoredSession | undefined {
  return state.sessions.find((session) => session.id === id);
}

export function activeSessionsOfClient(state: State, client: Client): StoredSession[] {
  return state.sessions.filter((session) => session.clientId === client.id && isActive(session));
}

export function activeSessionsOfUser(state: State, userId: string): StoredSession[] {
  return state.sessions.filter((session) => session.userId === userId && isActive(session));
}

/** Signs a user in on a client. A client has one session at a time (Clerk's single session mode). */
export function startSession(state: State, client: Client, user: User, device: Device): StoredSession {
  const now = Date.now();
  const session: StoredSession = {
    id: randomId("sess"),
    clientId: client.id,
    userId: user.id,
    status: "active",
    refreshToken: randomSecret(),
    ...device,
    createdAt: now,
    updatedAt: now,
    lastActiveAt: now,
    expireAt: now + SESSION_LIFETIME,
    abandonAt: now + ABANDON_AFTER,
  };
  state.sessions.push(session);
  client.lastActiveSessionId = session.id;
  client.updatedAt = now;
  user.lastSignInAt = now;
  return session;
}

/** Ends a session: no token is minted or refreshed for it from here on. */
export function endSession(
  state: State,
  session: StoredSession,
  status: "ended" | "removed" | "revoked",
): void {
  const now = Date.now();
  session.status = status;
  session.updatedAt = now;
  const client = state.clients.find((candidate) => candidate.id === session.clientId);
  if (!client) return;
  client.updatedAt = now;
  if (client.lastActiveSessionId === session.id) client.lastActiveSessionId = null;
}

/** Signs a user out on every client but the one given. Returns the sessions that ended. */
export function revokeSessionsOfUser(state: State, userId: string, except?: StoredSession): StoredSession[] {
  const sessions = activeSessionsOfUser(state, userId).filter((session) => session !== except);
  for (const session of sessions) endSession(state, session, "revoked");
  return sessions;
}
