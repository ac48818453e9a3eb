import type { SessionActivityJSON, SessionJSON, TokenJSON } from "@clerk/nextjs/types";
import type { SessionJSON as BackendSessionJSON } from "@clerk/nextjs/server";

import type { Instance } from "../instance";
import { findUser } from "../store/users";
import { statusOf } from "../store/sessions";
import { sessionToken } from "../tokens";
import type { StoredSession, User } from "../store/model";
import { describeUserAgent } from "../user-agent";
import { imageUrl } from "../avatar";
import type { Asker } from "../http/origins";
import { type UserWire, userJson } from "./user";

export type TokenWire = Omit<TokenJSON, "id">;

type SessionWire = Omit<SessionJSON, "user" | "last_active_token" | "status"> & {
  readonly status: ReturnType<typeof statusOf>;
  readonly user: UserWire | null;
  readonly last_active_token: TokenWire | null;
};

export function tokenJson(jwt: string): TokenWire {
  return { object: "token", jwt };
}

function publicUserDataJson(user: User, { address }: Asker) {
  return {
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: imageUrl(address, user),
    has_image: false,
    identifier: user.email,
    user_id: user.id,
  };
}

function commonJson(session: StoredSession) {
  return {
    object: "session" as const,
    id: session.id,
    status: statusOf(session),
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_organization_id: null,
    actor: null,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}

/**
 * A session as the Frontend API serves it. While it is active it carries a fresh token.
 */
export async function sessionJson(
  instance: Instance,
  session: StoredSession,
  asker: Asker,
): Promise<SessionWire> {
  const user = findUser(instance.store.state, session.userId);
  if (!user) throw new Error(`Session ${session.id} belongs to no user: the state file was edited.`);
  const isActive = statusOf(session) === "active";
  return {
    ...commonJson(session),
    factor_verification_age: [Math.floor((Date.now() - session.createdAt) / 60_000), -1],
    tasks: null,
    user: userJson(user, asker),
    public_user_data: publicUserDataJson(user, asker),
    last_active_token: isActive ? tokenJson(await sessionToken(instance, session, asker.origin)) : null,
  };
}

/** The device behind a session, for the profile's list of devices. */
function activityJson(session: StoredSession): SessionActivityJSON & { is_mobile: boolean } {
  const { browser, version, device, isMobile } = describeUserAgent(session.userAgent);
  return {
    object: "session_activity",
    id: session.id.replace("sess_", "sess_activity_"),
    browser_name: browser,
    browser_version: version,
    device_type: device,
    ip_address: session.ipAddress,
    // Clerk puts the place of the address here, in brackets behind it.
    city: "local",
    is_mobile: isMobile,
  };
}

/** A session in the list of the user's devices. */
export function sessionWithActivityJson(session: StoredSession) {
  return { ...commonJson(session), user: null, latest_activity: activityJson(session) };
}

type BackendSessionWire = Omit<
  BackendSessionJSON,
  "object" | "last_active_organization_id" | "latest_activity"
> & {
  readonly latest_activity: ReturnType<typeof activityJson>;
};

/** A session as the Backend API serves it. */
export function backendSessionJson(session: StoredSession): BackendSessionWire {
  return {
    ...commonJson(session),
    client_id: session.clientId,
    user_id: session.userId,
    latest_activity: activityJson(session),
  };
}
