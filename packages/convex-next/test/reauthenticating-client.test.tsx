import { act, cleanup, fireEvent, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Gate, useLiveQuery } from "../src";
import { authedCall } from "../src/query-call";
import { customers, fakeProvider, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
const listCall = authedCall(customers.list, {});

afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
  deployment.findKeys();
});

/** In seconds. The client asks for the next token as soon as the deployment has confirmed one that lives this long. */
const SHORT = 8;

function Notes() {
  const [text, setText] = useState("");
  const list = useLiveQuery(listCall);
  return (
    <>
      <input aria-label="Notes" value={text} onChange={({ target }) => setText(target.value)} />
      <output>{list.status}</output>
      <ul>
        {list.data?.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}

/** @param mint the provider's answer, by how often it was asked before */
function setUp(mint: (user: string, asked: number) => Promise<string | null>) {
  const user = `refused-${crypto.randomUUID()}`;
  let asked = 0;
  const provider = fakeProvider((subject) => mint(subject, asked++), { isLoading: false, user });
  const page = (
    <Gate loading="Loading" signedOut="Signed out" refreshing="Renewing">
      <Notes />
    </Gate>
  );
  return { ...renderApp(deployment.url, provider, page), user, asked: () => asked };
}

const unauthenticatedRuns = () => deployment.runs("customers:list").unauthenticated;

test("somebody whose tokens the deployment refuses for a while stays, with what is typed", async () => {
  const before = unauthenticatedRuns();
  const view = setUp((user, asked) => deployment.token(user, asked === 0 ? SHORT : undefined));
  await view.findByText("live");
  fireEvent.change(view.getByLabelText("Notes"), { target: { value: "half a sen" } });
  await act(() => deployment.loseKeys());
  view.cut();
  view.mend();
  await view.findByText("Renewing");
  const asked = view.asked();
  // Beyond what Convex's client tries by itself.
  await waitFor(() => expect(view.asked()).toBeGreaterThan(asked + 3), { timeout: 30_000 });
  expect(view.getByLabelText("Notes")).toHaveProperty("value", "half a sen");
  view.getByText("Renewing");

  deployment.findKeys();
  await waitFor(() => expect(view.queryByText("Renewing")).toBeNull(), { timeout: 30_000 });
  await deployment.add(view.user, "Ada");
  await view.findByText("Ada");
  expect(view.getByLabelText("Notes")).toHaveProperty("value", "half a sen");
  expect(unauthenticatedRuns()).toBe(before);
}, 90_000);

test("somebody whom the deployment has not known yet is signed out until it does, and the console says why", async () => {
  const before = unauthenticatedRuns();
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  await deployment.loseKeys();
  const view = setUp((user) => deployment.token(user));
  await view.findByText("Signed out");
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("auth.config.ts"));
  deployment.findKeys();
  await view.findByText("live", {}, { timeout: 30_000 });
  expect(unauthenticatedRuns()).toBe(before);
}, 60_000);

test("a provider that says no while the deployment refuses ends the session", async () => {
  const before = unauthenticatedRuns();
  let isOver = false;
  const view = setUp((user, asked) =>
    isOver ? Promise.resolve(null) : deployment.token(user, asked === 0 ? SHORT : undefined),
  );
  await view.findByText("live");
  await act(() => deployment.loseKeys());
  view.cut();
  view.mend();
  await view.findByText("Renewing");
  isOver = true;
  await view.findByText("Signed out", {}, { timeout: 30_000 });
  expect(unauthenticatedRuns()).toBe(before);
}, 60_000);
