import { PerPerson } from "@repo/local-kit/per-person";
import { expect, onTestFinished, test, vi } from "vitest";

import { connectMessage } from "../../test/support/raw-socket";
import { RecordingSocket } from "../../test/support/recording-socket";
import { until } from "../../test/support/until";
import { Authenticator, type VerifiedToken } from "../auth/authenticator";
import type { Engine, MutationOutcome } from "../engine/types";
import { encodeTimestamp } from "../timestamp";
import { SyncSession } from "./session";

/** Takes every token, for as long as it is told. */
class TrustingAuthenticator extends Authenticator {
  override async verify(token: string): Promise<VerifiedToken> {
    const expiresAt = Number(token);
    return { identity: { tokenIdentifier: "i|s", subject: "s", issuer: "i" }, expiresAt };
  }
}

/** A session whose one query gives the number of its run, at a ts of the same number, and whose mutations the test answers. */
function startSession() {
  /** Those that have reached the engine, oldest first. */
  const mutations: { start: () => void; answer: (outcome: MutationOutcome) => void }[] = [];
  /** Paths of those that have started. */
  const ran: string[] = [];
  let queryRuns = 0;
  const notUsed = () => {
    throw new Error("not part of this test");
  };
  const engine: Engine = {
    runQueries: async (_identity, requests) => {
      queryRuns += 1;
      const reads = { isInvalidatedBy: () => true };
      const outcomes = requests.map(() => ({
        ok: true as const,
        value: queryRuns,
        logLines: [],
        journal: null,
        reads,
      }));
      return { ts: BigInt(queryRuns), outcomes };
    },
    runMutation: (_identity, { path }, _key, beforeStart) =>
      new Promise((resolve, reject) => {
        const start = () => {
          try {
            beforeStart?.();
            ran.push(path);
          } catch (error) {
            reject(error);
          }
        };
        mutations.push({ start, answer: resolve });
      }),
    latestTs: () => BigInt(queryRuns),
    load: notUsed,
    preview: notUsed,
    schemaMismatch: notUsed,
    environmentVariables: notUsed,
    setEnvironmentVariables: notUsed,
    countDeletedByImport: notUsed,
    startImport: notUsed,
    runImport: notUsed,
    startExport: notUsed,
    exportDocuments: notUsed,
    exportFiles: notUsed,
    executionLog: notUsed,
    runAction: notUsed,
    runHttpAction: notUsed,
    kindOf: notUsed,
    onCommit: notUsed,
    advanceTo: notUsed,
    executions: notUsed,
    files: { uploadTarget: notUsed, store: notUsed, read: notUsed },
    close: notUsed,
  };
  const socket = new RecordingSocket();
  onTestFinished(() => void socket.emit("close"));
  const services = {
    engine,
    authenticator: new TrustingAuthenticator(),
    latencies: new PerPerson(0),
    onAuthenticate: () => {},
  };
  const session = new SyncSession(socket.asWebSocket, services, notUsed, { ip: null, userAgent: null });
  const receive = (message: unknown) => socket.emit("message", Buffer.from(JSON.stringify(message)), false);
  const types = () => socket.sent.map((frame): unknown => JSON.parse(frame).type);

  receive(connectMessage({ sessionId: "this" }));
  return {
    session,
    socket,
    types,
    receive,
    authenticate: (expiresAt: number) =>
      receive({ type: "Authenticate", tokenType: "User", value: String(expiresAt), baseVersion: 0 }),
    subscribe: async () => {
      const query = { type: "Add", queryId: 1, udfPath: "counter:get", args: [{}] };
      receive({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [query] });
      await until(() => types().length === 1, types);
    },
    mutate: (requestId: number, udfPath = "counter:increment") =>
      receive({ type: "Mutation", requestId, udfPath, args: [{}] }),
    ran,
    mutation: async (index: number) => {
      await until(
        () => mutations.length > index,
        () => mutations,
      );
      const found = mutations[index];
      if (found === undefined) throw new Error("The mutation has not reached the engine.");
      return found;
    },
    untilQueryRuns: (count: number) =>
      until(
        () => queryRuns === count,
        () => queryRuns,
      ),
  };
}

/** The turns in which anything that is not held back is sent. */
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const commit = (ts: bigint, idempotencyKey: string | null) => ({ ts, changes: [], idempotencyKey });
const success = (ts: bigint): MutationOutcome => ({ ok: true, value: 1, logLines: [], ts });

test("a Transition waits for the answer to a mutation whose commit it contains", async () => {
  const { session, socket, types, subscribe, mutate, mutation, untilQueryRuns } = startSession();
  await subscribe();
  mutate(0);
  const { answer } = await mutation(0);
  session.onCommit(commit(2n, "this:0"));
  await untilQueryRuns(2);
  await someTurns();
  expect(types()).toEqual(["Transition"]);

  answer(success(2n));
  await until(() => types().length >= 3, types);
  expect(types().slice(0, 3)).toEqual(["Transition", "MutationResponse", "Transition"]);
  expect(JSON.parse(socket.sent[2] ?? "")).toMatchObject({ endVersion: { ts: encodeTimestamp(2n) } });
});

test.each([
  { when: "waits behind another client's", key: "other:0", ts: 2n },
  { when: "committed after the queries read their data", key: "this:0", ts: 3n },
])("a mutation that $when holds back no Transition", async ({ key, ts }) => {
  const { session, types, subscribe, mutate, mutation } = startSession();
  await subscribe();
  mutate(0);
  const { answer } = await mutation(0);
  session.onCommit(commit(ts, key));
  await until(() => types().length === 2, types);
  expect(types()).toEqual(["Transition", "Transition"]);
  answer(success(ts));
  await until(() => types().includes("MutationResponse"), types);
});

test.each([
  { where: "in its own session's queue", isQueued: true },
  { where: "behind another client's mutation", isQueued: false },
])("a mutation whose caller's token expires while it waits $where does not run", async ({ isQueued }) => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  onTestFinished(() => void vi.useRealTimers());
  const { socket, types, authenticate, mutate, mutation, ran } = startSession();
  authenticate(1030);
  mutate(0, "a:first");
  if (isQueued) {
    mutate(1, "a:second");
    const first = await mutation(0);
    first.start();
    vi.setSystemTime(1_031_000);
    first.answer(success(1n));
  }
  const waiting = await mutation(isQueued ? 1 : 0);
  vi.setSystemTime(1_031_000);
  waiting.start();
  await until(() => socket.closes.length > 0, types);
  expect(JSON.parse(socket.sent.at(-1) ?? "")).toMatchObject({
    type: "AuthError",
    error: "Convex token identity expired",
    baseVersion: 1,
    authUpdateAttempted: false,
  });
  expect(socket.closes).toEqual([{ code: 1000, reason: "AuthError" }]);
  expect(ran).toEqual(isQueued ? ["a:first"] : []);
});
