import { act, cleanup, fireEvent, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { IntentLink, useLiveQuery, useSession, type LiveQuery } from "../src";
import { authedCall } from "../src/query-call";
import { customers, fakeProvider, recorder, renderApp, withDeployment } from "./harness";
import { layOut, moveTowards } from "./pointer/move";

const deployment = withDeployment();
const listCall = authedCall(customers.list, {});
const PATH = "customers:list";

beforeEach(() => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: false, media: query }));
  // happy-dom does not know these.
  vi.stubGlobal("requestIdleCallback", (callback: () => void) => setTimeout(callback));
  vi.stubGlobal("cancelIdleCallback", clearTimeout);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** happy-dom knows no `:focus-visible`. */
function keyboardFocused(link: HTMLElement): HTMLElement {
  return Object.assign(link, { matches: (selector: string) => selector === ":focus-visible" });
}

const newUser = () => `hover-${crypto.randomUUID()}`;

/** A page with a link to a list, and the list once the link is clicked. */
function setUp(
  user: string | null,
  link: { navigate?: "click" | "press"; prewarm?: "idle" | "intent" } = {},
) {
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
        <button>Before</button>
        <IntentLink
          href="/customers"
          data={[listCall]}
          {...link}
          onClick={(event) => {
            event.preventDefault();
            if (!event.metaKey) setIsList(true);
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
  ["the keyboard focuses it", (link: HTMLElement) => fireEvent.focus(keyboardFocused(link))],
  ["a finger touches it", (link: HTMLElement) => fireEvent.touchStart(link)],
  [
    "the pointer's path leads to it",
    (link: HTMLElement) => {
      layOut(link);
      moveTowards();
    },
  ],
  [
    "it is what Tab goes to next",
    ({ previousElementSibling }: HTMLElement) => {
      fireEvent.keyDown(document.body, { key: "Tab" });
      fireEvent.focusIn(previousElementSibling as Element);
    },
  ],
])("when %s, the data is there before the click, and the click runs nothing more", async (_, approach) => {
  const user = newUser();
  await deployment.add(user, "Ada");
  const { findByText, link, client, frames } = setUp(user);
  await findByText("signed-in");
  const before = deployment.runs(PATH);
  act(() => {
    approach(link);
  });
  await waitFor(() => expect(cached(client)).toEqual(["Ada"]));
  act(() => void fireEvent.click(link));
  expect(frames[0]).toEqual({ status: "live", data: ["Ada"] });
  const after = deployment.runs(PATH);
  expect(after.total - before.total).toBe(1);
  expect(after.unauthenticated).toBe(before.unauthenticated);
});

test.each([
  ["a finger", { pointerType: "touch" }],
  ["a button that is down", { buttons: 1 }],
])("the way of %s is no intent", async (_, pointer) => {
  const { findByText, link, client } = setUp(newUser());
  await findByText("signed-in");
  const before = deployment.runs(PATH);
  layOut(link);
  moveTowards(pointer);
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);
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

test("a prewarm alive at sign-out does not rerun unauthenticated", async () => {
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
  save();
  const { findByText, link, client } = setUp(newUser(), { prewarm: "idle" });
  await findByText("signed-in");
  await idle();
  const before = deployment.runs(PATH);
  act(() => void fireEvent.pointerEnter(link, { pointerType: "mouse" }));
  layOut(link);
  moveTowards();
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);
});

test("a focus that is not the keyboard's is no intent", async () => {
  const { findByText, link, client } = setUp(newUser());
  await findByText("signed-in");
  const before = deployment.runs(PATH);
  Object.assign(link, { matches: () => false });
  act(() => void fireEvent.focus(link));
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);
});

test("a pointer that rests on the link when the session is confirmed gets the data", async () => {
  const user = newUser();
  await deployment.add(user, "Ada");
  const { link, client, queryByText } = setUp(user);
  expect(queryByText("signed-in")).toBeNull();
  act(() => void fireEvent.pointerEnter(link, { pointerType: "mouse" }));
  await waitFor(() => expect(cached(client)).toEqual(["Ada"]));
});

test("a modified click opens something else and prewarms nothing", async () => {
  const { findByText, link, client, frames } = setUp(newUser());
  await findByText("signed-in");
  const before = deployment.runs(PATH);
  const opened = fireEvent(
    link,
    Object.assign(new MouseEvent("click", { bubbles: true, cancelable: true }), { metaKey: true }),
  );
  expect(opened).toBe(false);
  expect(frames).toHaveLength(0);
  await client.query(customers.whoAmI, {});
  expect(deployment.runs(PATH)).toEqual(before);
});

/** Until what has waited for the browser to have nothing to do was done. */
const idle = () => act(() => new Promise<IdleDeadline>((resolve) => requestIdleCallback(resolve)));

describe("a link that is kept ready", () => {
  test("has its data without any intent, and the click runs nothing more", async () => {
    const user = newUser();
    await deployment.add(user, "Ada");
    const before = deployment.runs(PATH);
    const { link, client, frames } = setUp(user, { prewarm: "idle" });
    await waitFor(() => expect(cached(client)).toEqual(["Ada"]));
    act(() => void fireEvent.pointerEnter(link, { pointerType: "mouse" }));
    act(() => void fireEvent.click(link));
    expect(frames[0]).toEqual({ status: "live", data: ["Ada"] });
    const after = deployment.runs(PATH);
    expect(after.total - before.total).toBe(1);
    expect(after.unauthenticated).toBe(before.unauthenticated);
  });

  test("lets go while the document is hidden, and is ready again afterwards", async () => {
    const { client } = setUp(newUser(), { prewarm: "idle" });
    await waitFor(() => expect(cached(client)).toEqual([]));
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    act(() => void fireEvent(document, new Event("visibilitychange")));
    await waitFor(() => expect(cached(client)).toBeUndefined());
    hidden.mockReturnValue(false);
    act(() => void fireEvent(document, new Event("visibilitychange")));
    await waitFor(() => expect(cached(client)).toEqual([]));
  });

  test("waits for nobody who is signed out", async () => {
    const { findByText, client } = setUp(null, { prewarm: "idle" });
    await findByText("signed-out");
    const before = deployment.runs(PATH);
    await idle();
    await client.query(customers.whoAmI, {});
    expect(deployment.runs(PATH)).toEqual(before);
  });

  test("ends with the session, without a run unauthenticated", async () => {
    const { findByText, client, login, unauthenticated } = setUp(newUser(), { prewarm: "idle" });
    await waitFor(() => expect(cached(client)).toEqual([]));
    const before = deployment.runs(PATH);
    act(() => login.set({ isLoading: false, user: null }));
    await findByText("signed-out");
    await waitFor(() => expect(unauthenticated).toEqual([0]));
    expect(deployment.runs(PATH)).toEqual(before);
  });
});

describe("a link that navigates on press", () => {
  const mouse = { pointerType: "mouse", button: 0 };
  const navigatingOnPress = async () => {
    const view = setUp(newUser(), { navigate: "press" });
    await view.findByText("signed-in");
    return view;
  };

  test("opens once: when the mouse's button goes down, not when it comes up", async () => {
    const { link, frames } = await navigatingOnPress();
    act(() => void fireEvent.pointerDown(link, mouse));
    expect(frames.length).toBeGreaterThan(0);
    expect(fireEvent.click(link, { detail: 1 })).toBe(false);
    await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
  });

  test.each([
    ["a finger", { pointerType: "touch", button: 0 }],
    ["a pen", { pointerType: "pen", button: 0 }],
    ["the middle button", { ...mouse, button: 1 }],
    ["Ctrl", { ...mouse, ctrlKey: true }],
    ["Cmd", { ...mouse, metaKey: true }],
    ["Shift", { ...mouse, shiftKey: true }],
  ])("leaves it to the click with %s", async (_, press) => {
    const { link, frames } = await navigatingOnPress();
    act(() => void fireEvent.pointerDown(link, press));
    expect(frames).toHaveLength(0);
  });

  test("opens with the keyboard, after a press that was let go elsewhere too", async () => {
    const { link, frames } = await navigatingOnPress();
    act(() => void fireEvent.pointerDown(link, mouse));
    act(() => void fireEvent.pointerLeave(link, mouse));
    const { length } = frames;
    // The Enter key's click; the app prevents the browser's own navigation, as Next's link does.
    act(() => void fireEvent.click(link, { detail: 0 }));
    await waitFor(() => expect(frames.length).toBeGreaterThan(length));
  });

  test("cannot be dragged", async () => {
    const { link } = await navigatingOnPress();
    expect(link.getAttribute("draggable")).toBe("false");
  });
});
