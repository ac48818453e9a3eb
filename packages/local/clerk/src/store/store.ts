import { join } from "node:path";

import { readIfPresent, writeAtomically } from "@repo/local-kit/files";
import { type State, stateSchema } from "./model";
import { isActive } from "./sessions";

export interface Store {
  readonly state: State;
  /**
   * Runs what may change the state, one change at a time, and writes the state down before it settles, so that nothing
   * a browser was told is lost by a `kill -9`. A change that fails halfway keeps what it did: wrong passwords count.
   *
   * @throws DiskError if the disk takes no more: then the state is as it was before the change
   */
  change<T>(run: () => Promise<T>): Promise<T>;
}

const EMPTY: State = {
  version: 1,
  users: [],
  clients: [],
  sessions: [],
  signInTokens: [],
  messages: [],
  deletedUserIds: [],
};

/** Browsers that are signed out, sessions that ended or expired, tickets and mails would otherwise pile up without end. */
const LIMITS = { clients: 500, endedSessions: 200, signInTokens: 100, messages: 50, deletedUserIds: 1000 };

/** Drops the oldest entries that nobody can still use, so that the state stays small. */
export function prune(state: State): void {
  const ended = state.sessions.filter((session) => !isActive(session));
  const forgotten = new Set(ended.slice(0, Math.max(0, ended.length - LIMITS.endedSessions)));
  state.sessions = state.sessions.filter((session) => !forgotten.has(session));

  const inUse = new Set(state.sessions.filter(isActive).map((session) => session.clientId));
  const idle = state.clients.filter((client) => !inUse.has(client.id));
  const surplus = new Set(idle.slice(0, Math.max(0, state.clients.length - LIMITS.clients)));
  state.clients = state.clients.filter((client) => !surplus.has(client));

  state.signInTokens = state.signInTokens.slice(-LIMITS.signInTokens);
  state.messages = state.messages.slice(-LIMITS.messages);
  state.deletedUserIds = state.deletedUserIds.slice(-LIMITS.deletedUserIds);
}

function parseState(path: string, text: string): State {
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `The state of the local Clerk instance in ${path} cannot be read: it is damaged or from another version. ` +
        "Delete it to start afresh (pnpm reset deletes all local state).",
      { cause: error },
    );
  }
}

/**
 * Opens the state in a directory, or an empty one that lives in memory alone.
 *
 * @throws if `state.json` is there but not readable as this version's state.
 */
export function openStore(stateDir: string | undefined): Store {
  const path = stateDir === undefined ? undefined : join(stateDir, "state.json");
  const text = path === undefined ? undefined : readIfPresent(path);
  const state = path === undefined || text === undefined ? structuredClone(EMPTY) : parseState(path, text);
  let written = text ?? JSON.stringify(EMPTY);
  let last: Promise<unknown> = Promise.resolve();

  function write(): void {
    prune(state);
    const next = JSON.stringify(state);
    if (path === undefined || next === written) return;
    try {
      writeAtomically(path, next);
    } catch (error) {
      // In place, for everybody holds this very object; and as it was written, or it would count as a change.
      Object.assign(state, JSON.parse(written));
      throw error;
    }
    written = next;
  }

  return {
    state,
    change(run) {
      const change = last.then(async () => {
        try {
          return await run();
        } finally {
          write();
        }
      });
      // The next change waits for this one, however it ends; only the caller hears how.
      last = Promise.allSettled([change]);
      return change;
    },
  };
}
