import type { ClientJSON } from "@clerk/nextjs/types";

import type { Asker } from "../http/origins";
import type { Instance } from "../instance";
import { activeSessionsOfClient } from "../store/sessions";
import { findUser } from "../store/users";
import type { Client } from "../store/model";
import { sessionJson } from "./session";
import { signInJson } from "./sign-in";
import { signUpJson } from "./sign-up";

type ClientWire = Omit<ClientJSON, "sessions" | "sign_in" | "sign_up"> & {
  readonly sessions: Awaited<ReturnType<typeof sessionJson>>[];
  readonly sign_in: ReturnType<typeof signInJson> | null;
  readonly sign_up: ReturnType<typeof signUpJson> | null;
};

/** A browser as the Frontend API serves it, with its sessions and what it has begun. */
export async function clientJson(instance: Instance, client: Client, asker: Asker): Promise<ClientWire> {
  const { state } = instance.store;
  const sessions = activeSessionsOfClient(state, client);
  const { signIn, signUp } = client;
  return {
    object: "client",
    id: client.id,
    sessions: await Promise.all(sessions.map((session) => sessionJson(instance, session, asker))),
    sign_in: signIn ? signInJson(signIn, findUser(state, signIn.userId ?? ""), asker) : null,
    sign_up: signUp ? signUpJson(signUp) : null,
    last_active_session_id: sessions.at(-1)?.id ?? null,
    last_authentication_strategy: null,
    captcha_bypass: false,
    cookie_expires_at: null,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  };
}
