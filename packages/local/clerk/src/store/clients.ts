import { randomId } from "../ids";
import type { Client, State } from "./model";

/** A new browser: its `devBrowser` value is all that proves later requests come from it. */
export function createClient(state: State): Client {
  const now = Date.now();
  const client: Client = {
    id: randomId("client"),
    devBrowser: randomId("dvb"),
    lastActiveSessionId: null,
    signIn: null,
    signUp: null,
    createdAt: now,
    updatedAt: now,
  };
  state.clients.push(client);
  return client;
}

export function findClient(state: State, devBrowser: string | undefined): Client | undefined {
  if (!devBrowser) return undefined;
  return state.clients.find((client) => client.devBrowser === devBrowser);
}
