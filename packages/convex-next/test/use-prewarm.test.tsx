import { act, cleanup, waitFor } from "@testing-library/react";
import { useMutation } from "convex/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { useLiveQuery, usePrewarm, type LiveQuery, type OwnedPreload } from "../src";
import { authedCall } from "../src/query-call";
import { preload } from "../src/server";
import { customers, fakeProvider, recorder, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
afterEach(cleanup);

const listCall = authedCall(customers.list, {});
type Preload = OwnedPreload<typeof customers.list>;

/** A form that leads to the list once it has written, and what the list shows, frame by frame. */
function setUp(user: string, preloaded?: Preload) {
  const { frames, record } = recorder<LiveQuery<string[]>>();
  function Form({ onWritten }: { onWritten: () => void }) {
    usePrewarm(authedCall(customers.list, {}));
    const create = useMutation(customers.create);
    return <button onClick={() => void create({ name: "Grace" }).then(onWritten)}>Add</button>;
  }
  function List() {
    record(useLiveQuery(listCall, preloaded));
    return null;
  }
  function Pages() {
    const [isWritten, setIsWritten] = useState(false);
    return isWritten ? <List /> : <Form onWritten={() => setIsWritten(true)} />;
  }
  const login = fakeProvider(deployment.token, { isLoading: false, user });
  return { ...renderApp(deployment.url, login, <Pages />), frames, login };
}

const newUser = () => `writer-${crypto.randomUUID()}`;

test("after a write the page it leads to is live in its first frame, and lists what was written", async () => {
  const user = newUser();
  await deployment.add(user, "Ada");
  const preloaded = await preload(listCall, {
    url: deployment.url,
    token: await deployment.token(user),
    owner: user,
  });
  const { frames, client, getByText } = setUp(user, preloaded);
  await waitFor(() => expect(client.watchQuery(customers.list, {}).localQueryResult()).toEqual(["Ada"]));
  act(() => getByText("Add").click());
  await waitFor(() => expect(frames.length).toBeGreaterThan(0));
  await waitFor(() => expect(client.connectionState().hasInflightRequests).toBe(false));
  expect(frames.map(({ status }) => status)).not.toContain("loading");
  expect(new Set(frames.map(({ status, data }) => `${status} ${data?.join()}`))).toEqual(
    new Set(["live Ada,Grace"]),
  );
});

test("nothing is kept live for somebody who has left", async () => {
  const user = newUser();
  const { client, login, unauthenticated } = setUp(user);
  await waitFor(() => expect(client.watchQuery(customers.list, {}).localQueryResult()).toEqual([]));
  const before = deployment.runs("customers:list").unauthenticated;
  act(() => login.set({ isLoading: false, user: null }));
  await waitFor(() => expect(unauthenticated).toEqual([0]));
  expect(deployment.runs("customers:list").unauthenticated).toBe(before);
});
