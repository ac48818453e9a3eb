import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";

import { issueDevBrowser, newClient, rememberClient } from "./clients";
import type { State } from "./model";
import { endSession, startSession } from "./sessions";
import { openStore, prune } from "./store";
import { createUser } from "./users";

const DEVICE = { origin: null, userAgent: "", ipAddress: "127.0.0.1" };

function stateWithUser() {
  const { state } = openStore(undefined);
  const user = createUser(state, {
    email: "alice@example.com",
    emailVerified: true,
    passwordHash: "",
    samplePassword: null,
    firstName: "Alice",
    lastName: null,
  });
  return { state, user };
}

function createClient(state: State) {
  const client = newClient(issueDevBrowser("sk_test_key"));
  rememberClient(state, client);
  return client;
}

function signIn({ state, user }: { state: State; user: State["users"][number] }) {
  const client = createClient(state);
  return { client, session: startSession(state, client, user, DEVICE) };
}

test("browsers that never signed in are forgotten, oldest first; a signed-in one never is", () => {
  const world = stateWithUser();
  const { client, session } = signIn(world);
  const idle = Array.from({ length: 600 }, () => createClient(world.state));
  prune(world.state);
  expect(world.state.clients).toHaveLength(500);
  expect(world.state.clients[0]).toBe(client);
  expect(world.state.clients.at(-1)).toBe(idle.at(-1));
  expect(world.state.clients).not.toContain(idle[0]);
  expect(world.state.sessions).toEqual([session]);
});

test("ended sessions are forgotten, oldest first; an active one never is", () => {
  const world = stateWithUser();
  const { session } = signIn(world);
  for (let count = 0; count < 300; count += 1) {
    endSession(world.state, signIn(world).session, "removed");
  }
  prune(world.state);
  expect(world.state.sessions).toHaveLength(201);
  expect(world.state.sessions[0]).toBe(session);
});

describe("a session that expired", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
  });

  const passAWeek = () => vi.setSystemTime(Date.now() + 7 * 86_400_000);

  test("is forgotten as an ended one is", () => {
    const world = stateWithUser();
    for (let count = 0; count < 300; count += 1) signIn(world);
    prune(world.state);
    expect(world.state.sessions).toHaveLength(300);
    passAWeek();
    const { session } = signIn(world);
    prune(world.state);
    expect(world.state.sessions).toHaveLength(201);
    expect(world.state.sessions.at(-1)).toBe(session);
  });

  test("keeps no browser from being forgotten", () => {
    const world = stateWithUser();
    const { client } = signIn(world);
    passAWeek();
    const idle = Array.from({ length: 500 }, () => createClient(world.state));
    prune(world.state);
    expect(world.state.clients).not.toContain(client);
    expect(world.state.clients).toEqual(idle);
  });
});

test("a state that was written before users had metadata is read, with nothing kept", () => {
  const stateDir = temporaryDirectory();
  const at = Date.now();
  const user = {
    id: "user_1",
    email: "old@example.com",
    emailVerified: true,
    passwordHash: "1024.c2FsdA.a2V5",
    samplePassword: null,
    firstName: "Old",
    lastName: null,
    failedPasswords: 0,
    lockedUntil: null,
    passwordUpdatedAt: at,
    lastSignInAt: null,
    createdAt: at,
    updatedAt: at,
  };
  const before = { version: 1, users: [user], clients: [], sessions: [], signInTokens: [], messages: [] };
  writeFileSync(join(stateDir, "state.json"), JSON.stringify(before));
  expect(openStore(stateDir).state).toEqual({
    ...before,
    users: [
      {
        ...user,
        externalId: null,
        locale: null,
        timezone: null,
        publicMetadata: {},
        privateMetadata: {},
        unsafeMetadata: {},
        banned: false,
      },
    ],
    deletedUserIds: [],
  });
});
