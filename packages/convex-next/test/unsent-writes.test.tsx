import { act, cleanup, waitFor } from "@testing-library/react";
import { ConvexHttpClient } from "convex/browser";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useAuthedMutation, useSession, useUnsentAtEnd } from "../src";
import { customers, fakeProvider, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
const reload = vi.spyOn(window.location, "reload");

beforeEach(() => void reload.mockReset());
afterEach(cleanup);

function Form() {
  const create = useAuthedMutation(customers.create);
  return (
    <>
      <p>{useSession().status}</p>
      {useUnsentAtEnd() && <p>Not sent</p>}
      <button onClick={() => void create({ name: "Ada" })}>Add</button>
    </>
  );
}

const somebody = () => `writer-${crypto.randomUUID()}`;

async function listOf(user: string): Promise<string[]> {
  const client = new ConvexHttpClient(deployment.url, { logger: false });
  client.setAuth(await deployment.token(user));
  return client.query(customers.list, {});
}

/** Somebody adds a customer without a connection, and signs out. */
async function writeAndLeave(user: string) {
  const login = fakeProvider(deployment.token, { isLoading: false, user });
  const app = renderApp(deployment.url, login, <Form />);
  await app.findByText("signed-in");
  app.cut();
  await waitFor(() => expect(app.client.connectionState().isWebSocketConnected).toBe(false));
  await act(async () => app.getByText("Add").click());
  await waitFor(() => expect(app.client.connectionState().hasInflightRequests).toBe(true));
  act(() => login.set({ isLoading: false, user: null }));
  await app.findByText("signed-out");
  return { ...app, signIn: (next: string) => act(() => login.set({ isLoading: false, user: next })) };
}

test("what somebody wrote without a connection is not sent as the next person's", async () => {
  const [writer, next] = [somebody(), somebody()];
  const { client, mend, signIn } = await writeAndLeave(writer);
  signIn(next);
  mend();
  // Whichever comes first: the page that is loaded anew, or the next person's connection.
  await waitFor(() =>
    expect(reload.mock.calls.length > 0 || !client.connectionState().hasInflightRequests).toBe(true),
  );
  expect(await listOf(next)).toEqual([]);
  expect(reload).toHaveBeenCalled();
});

test("whoever comes back themselves has it sent", async () => {
  const writer = somebody();
  const { findByText, queryByText, mend, signIn } = await writeAndLeave(writer);
  expect(queryByText("Not sent")).not.toBeNull();
  signIn(writer);
  mend();
  await findByText("signed-in");
  expect(queryByText("Not sent")).toBeNull();
  await waitFor(async () => expect(await listOf(writer)).toEqual(["Ada"]));
  expect(reload).not.toHaveBeenCalled();
});

test("the next person is not kept waiting where nothing is left to send", async () => {
  const login = fakeProvider(deployment.token, { isLoading: false, user: somebody() });
  const { findByText, queryByText } = renderApp(deployment.url, login, <Form />);
  await findByText("signed-in");
  act(() => login.set({ isLoading: false, user: null }));
  await findByText("signed-out");
  expect(queryByText("Not sent")).toBeNull();
  act(() => login.set({ isLoading: false, user: somebody() }));
  await findByText("signed-in");
  expect(reload).not.toHaveBeenCalled();
});
