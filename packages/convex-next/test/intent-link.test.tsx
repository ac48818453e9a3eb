import { act, cleanup, fireEvent, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IntentLink, useLiveQuery, useSession, type LiveQuery } from "../src";
import { authedCall } from "../src/query-call";
import { customers, fakeProvider, recorder, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
const listCall = authedCall(customers.list, {});
const PATH = "customers:list";

beforeEach(() => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: false, media: query }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const newUser = () => `hover-${crypto.randomUUID()}`;

/** A page with a link to a list, and the list once the link is clicked. */
function setUp(user: string | null) {
  const { frames, record } = recorder<LiveQuery<string[]>>();
  function List() {
    record(useLiveQuery(listCall));
    return null;
  }
  function App() {
    const { status } = useSession();
    const [isList, setIsList] = useState(false);
    return (
      <>
        <p>{status}</p>
        <IntentLink
          href="/customers"
          data={[listCall]}
          onClick={(event) => {
            event.preventDefault();
            setIsList(true);
          }}
        >
          Customers
        </IntentLink>
        {isList && <List />}
      </>
    );
  }
  const login = fakeProvider(deployment.token, { isLoading: false, user });
  const view = renderApp(deployment.url, login, <App />);
  return { ...view, login, frames, link: view.getByRole("link") };
}

const cached = (client: ReturnType<typeof setUp>["client"]) =>
  client.watchQuery(customers.list, {}).localQueryResult();

test.each([
  ["the pointer comes near", (link: HTMLElement) => fireEvent.pointerEnter(link, { pointerType: "mouse" })],
  ["the keyboard focuses it", (link: HTMLElement) => fireEvent.focus(link)],
  ["a finger touches it", (link: HTMLElement) => fireEvent.touchStart(link)],
])("when %s, the data is there before the click, and the click runs nothing more", async (_, approach) => {
  const user = newUser();
  await deployment.add(user, "Ada");
  const { findByText, link, client, frames } = setUp(user);
  await findByText("signed-in");
  const before = deployment.runs(PATH);
  act(() => void approach(link));
  await waitFor(() => expect(cached(client)).toEqual(["Ada"]));
  act(() => void fireEvent.click(link));
  expect(frames[0]).toEqual({ status: "live", data: ["Ada"] });
  const after = deployment.runs(PATH);
  expect(after.total - before.total).toBe(1);
  expect(after.unauthenticated).toBe(before.unauthenticated);
});

test("a click without warning loses nothing", async () => {
  const user = newUser();
  await deployment.add(user, "Ada");
  const { findByText, link, frames } = setUp(user);
  await findByText("signed-in");
  const before = deployment.runs(PATH).total;
  act(() => void fireEvent.click(link));
  await waitFor(() => expect(frames.at(-1)).toEqual({ status: "live", data: ["Ada"] }));
  expect(deployment.runs(PATH).total - before).toBe(1);
});

test("signed out, nothing runs", async () => {
  const { findByText, link, client } = setUp(null);
  await findByText("signed-out");
  const before = deployment.runs(PATH);
  act(() => void fireEvent.pointerEnter(link, { pointerType: "mouse" }));
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);
});

test("a prewarm alive at sign-out does not rerun as nobody", async () => {
  const { findByText, link, client, login } = setUp(newUser());
  await findByText("signed-in");
  act(() => void fireEvent.pointerEnter(link, { pointerType: "mouse" }));
  await waitFor(() => expect(cached(client)).toEqual([]));
  const before = deployment.runs(PATH);
  act(() => login.set({ isLoading: false, user: null }));
  await findByText("signed-out");
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);
});

test.each([
  ["Save-Data", () => vi.stubGlobal("navigator", { connection: { saveData: true } })],
  [
    "prefers-reduced-data",
    () => vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("reduced-data") })),
  ],
])("asks nothing of people who save data: %s", async (_, save) => {
  const { findByText, link, client } = setUp(newUser());
  await findByText("signed-in");
  save();
  const before = deployment.runs(PATH);
  act(() => void fireEvent.pointerEnter(link, { pointerType: "mouse" }));
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);
});
