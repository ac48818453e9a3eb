import { act, cleanup, fireEvent, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { Gate, useLiveQuery } from "../src";
import { authedCall } from "../src/query-call";
import { customers, fakeProvider, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
const listCall = authedCall(customers.list, {});

afterEach(cleanup);

/** In seconds. The client asks for the next token as soon as the deployment has confirmed one that lives this long. */
const SHORT = 8;

function Notes() {
  const [text, setText] = useState("");
  const list = useLiveQuery(listCall);
  return (
    <>
      <input
        aria-label={`Notes, ${list.status}`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p>{list.data?.join()}</p>
    </>
  );
}

/** Somebody's page. Their first token is a short one; every later answer is the test's. */
function setUp(next: (user: string) => Promise<string | null>) {
  const user = `refresh-${crypto.randomUUID()}`;
  let asked = 0;
  const login = fakeProvider(
    (subject) => (asked++ === 0 ? deployment.token(subject, SHORT) : next(subject)),
    { isLoading: false, user },
  );
  const page = (
    <Gate loading="Loading" signedOut="Signed out" refreshing="Renewing">
      <Notes />
    </Gate>
  );
  return { ...renderApp(deployment.url, login, page), user };
}

test("a provider that says no ends the session, and no query is left to run unauthenticated", async () => {
  let refuse = () => {};
  const refusal = new Promise<null>((resolve) => (refuse = () => resolve(null)));
  const { unauthenticated, findByLabelText, findByText } = setUp(() => refusal);
  await findByLabelText("Notes, live");
  await act(async () => refuse());
  await findByText("Signed out");
  expect(unauthenticated).toEqual([0]);
});

test("a provider that is unreachable is waited for, beyond the token's life, and what is typed stays", async () => {
  let isDown = true;
  const { unauthenticated, findByLabelText, findByText, getByLabelText, tryNow, user } = setUp((subject) =>
    isDown ? Promise.reject(new Error("Out of reach")) : deployment.token(subject),
  );
  const expiry = Date.now() + SHORT * 1000;
  fireEvent.change(await findByLabelText("Notes, live"), { target: { value: "half a sen" } });
  await waitFor(() => expect(tryNow()).toBeDefined());

  await waitFor(() => expect(Date.now()).toBeGreaterThan(expiry), { timeout: 2 * SHORT * 1000 });
  // The deployment notices that the token has expired when there is something to tell.
  await deployment.add(user, "Ada");
  await findByText("Renewing");
  expect(getByLabelText(/^Notes/)).toHaveProperty("value", "half a sen");

  isDown = false;
  act(() => tryNow()?.());
  await findByText("Ada");
  expect(getByLabelText("Notes, live")).toHaveProperty("value", "half a sen");
  expect(tryNow()).toBeUndefined();
  expect(unauthenticated).toEqual([]);
});
