import { act, cleanup, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useAuthedMutation, useSession } from "../src";
import { customers, fakeProvider, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
const PATH = "customers:create";

afterEach(cleanup);

/** A form that can be sent before it is known who is here, as on a page that came from the server. */
function setUp(user: string | null) {
  const outcomes: unknown[] = [];
  function Form() {
    const create = useAuthedMutation(customers.create);
    const send = () =>
      create({ name: "Ada" }).then(
        () => outcomes.push("created"),
        (error: unknown) => outcomes.push(error),
      );
    return (
      <>
        <p>{useSession().status}</p>
        <button onClick={() => void send()}>Add</button>
      </>
    );
  }
  const login = fakeProvider(deployment.token, { isLoading: true, user: null });
  const view = renderApp(deployment.url, login, <Form />);
  const signIn = () => act(() => login.set({ isLoading: false, user }));
  return { ...view, outcomes, signIn };
}

test("what is written before the session is confirmed waits for it, and is written as its user", async () => {
  const user = `writer-${crypto.randomUUID()}`;
  const { client, getByText, outcomes, signIn } = setUp(user);
  const before = deployment.runs(PATH);
  act(() => getByText("Add").click());
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);

  signIn();
  await waitFor(() => expect(outcomes).toEqual(["created"]));
  expect(await client.query(customers.list, {})).toEqual(["Ada"]);
  expect(deployment.runs(PATH).unauthenticated).toBe(before.unauthenticated);
});

test("when nobody turns out to be signed in, nothing is written and the reason is told", async () => {
  const { getByText, findByText, outcomes, signIn } = setUp(null);
  const before = deployment.runs(PATH);
  act(() => getByText("Add").click());
  signIn();
  await findByText("signed-out");
  await waitFor(() => expect(outcomes).toHaveLength(1));
  expect(outcomes[0]).toMatchObject({ data: { code: "UNAUTHENTICATED" } });
  expect(deployment.runs(PATH)).toEqual(before);
});

test("once somebody is signed in nothing waits", async () => {
  const user = `writer-${crypto.randomUUID()}`;
  const { findByText, getByText, outcomes, signIn } = setUp(user);
  signIn();
  await findByText("signed-in");
  act(() => getByText("Add").click());
  await waitFor(() => expect(outcomes).toEqual(["created"]));
});
