import { expect, onTestFinished, test } from "vitest";

import { connectMessage } from "../../test/support/raw-socket";
import { RecordingSocket } from "../../test/support/recording-socket";
import { until } from "../../test/support/until";
import { Authenticator } from "../auth/authenticator";
import type { Engine, MutationOutcome } from "../engine/types";
import { encodeTimestamp } from "../timestamp";
import { SyncSession } from "./session";

test("a Transition waits for the answer to a mutation whose commit it may contain", async () => {
  let answer: (outcome: MutationOutcome) => void = () => {};
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
    runMutation: () => new Promise((resolve) => (answer = resolve)),
    latestTs: () => BigInt(queryRuns),
    load: notUsed,
    runAction: notUsed,
    runHttpAction: notUsed,
    kindOf: notUsed,
    onCommit: notUsed,
    advanceTo: notUsed,
    executions: notUsed,
    close: notUsed,
  };
  const socket = new RecordingSocket();
  onTestFinished(() => void socket.emit("close"));
  const services = {
    engine,
    authenticator: new Authenticator(),
    latency: { ms: 0 },
    onAuthenticate: () => {},
  };
  const session = new SyncSession(socket.asWebSocket, services);
  const receive = (message: unknown) => socket.emit("message", Buffer.from(JSON.stringify(message)), false);
  const types = () => socket.sent.map((frame): unknown => JSON.parse(frame).type);

  receive(connectMessage());
  const query = { type: "Add", queryId: 1, udfPath: "counter:get", args: [{}] };
  receive({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [query] });
  await until(() => types().length === 1, types);

  receive({ type: "Mutation", requestId: 0, udfPath: "counter:increment", args: [{}] });
  await until(
    () => answer.length === 1,
    () => "the mutation has not started",
  );
  session.onCommit({ ts: 2n, changes: [] });
  await until(
    () => queryRuns === 2,
    () => queryRuns,
  );
  // The turns in which the result of that run would be sent, were it not for the mutation.
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(types()).toEqual(["Transition"]);

  answer({ ok: true, value: 1, logLines: [], ts: 2n });
  await until(() => types().length >= 3, types);
  expect(types().slice(0, 3)).toEqual(["Transition", "MutationResponse", "Transition"]);
  expect(JSON.parse(socket.sent[2] ?? "")).toMatchObject({ endVersion: { ts: encodeTimestamp(2n) } });
});
