import { act, cleanup, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { useLivePages, useSession, type LivePages, type OwnedPreload } from "../src";
import { firstPage } from "../src/query-call";
import { preload } from "../src/server";
import { useIntents } from "../src/session";
import { customers, fakeProvider, recorder, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
afterEach(cleanup);

const pageCall = firstPage(customers.page, {}, 2);
type Frame = LivePages<{ name: string }>;
const names = (frame: Frame | undefined) => frame?.data?.map(({ name }) => name).join("");

function setUp(user: string, preloaded?: OwnedPreload<typeof customers.page>) {
  const { frames, record } = recorder<Frame>();
  function Page() {
    record(useLivePages(pageCall, preloaded));
    return null;
  }
  const login = fakeProvider(deployment.token, { isLoading: false, user });
  const app = renderApp(deployment.url, login, <Page />);
  return { ...app, login, frames, newest: () => frames.at(-1) };
}

const newUser = () => `pager-${crypto.randomUUID()}`;

test("loads page after page, newest first, and knows when there is no more", async () => {
  const user = newUser();
  await deployment.add(user, "a", "b", "c", "d", "e");
  const { newest } = setUp(user);
  await waitFor(() => expect(names(newest())).toBe("ed"));
  expect(newest()?.hasMore).toBe(true);
  act(() => void newest()?.loadMore());
  await waitFor(() => expect(names(newest())).toBe("edcb"));
  act(() => void newest()?.loadMore());
  await waitFor(() => expect(names(newest())).toBe("edcba"));
  await waitFor(() => expect(newest()?.hasMore).toBe(false));
});

test("says whether a page began to load: not before the first, not while one is on its way, not after the last", async () => {
  const user = newUser();
  await deployment.add(user, "a", "b", "c");
  const { frames, newest } = setUp(user);
  expect(frames[0]?.loadMore()).toBe(false);
  await waitFor(() => expect(names(newest())).toBe("cb"));
  let began: (boolean | undefined)[] = [];
  act(() => void (began = [newest()?.loadMore()]));
  began.push(newest()?.loadMore());
  expect(began).toEqual([true, false]);
  await waitFor(() => expect(names(newest())).toBe("cba"));
  await waitFor(() => expect(newest()?.hasMore).toBe(false));
  expect(newest()?.loadMore()).toBe(false);
});

test("all pages stay live and without gaps when somebody adds at the head", async () => {
  const user = newUser();
  await deployment.add(user, "a", "b", "c", "d");
  const { newest } = setUp(user);
  await waitFor(() => expect(names(newest())).toBe("dc"));
  act(() => void newest()?.loadMore());
  await waitFor(() => expect(names(newest())).toBe("dcba"));
  await act(() => deployment.add(user, "e", "f", "g", "h"));
  await waitFor(() => expect(names(newest())).toBe("hgfedcba"));
});

test("the first page starts from the server's, without a frame in between", async () => {
  const user = newUser();
  await deployment.add(user, "a", "b", "c");
  const preloaded = await preload(pageCall, {
    url: deployment.url,
    token: await deployment.token(user),
    owner: user,
  });
  const { frames, newest } = setUp(user, preloaded);
  expect(frames[0]).toMatchObject({ status: "preloaded", hasMore: true });
  await waitFor(() => expect(newest()?.status).toBe("live"));
  expect(new Set(frames.map(names))).toEqual(new Set(["cb"]));
});

test("the first page a link has prewarmed is there in the first frame, by one execution", async () => {
  const user = newUser();
  await deployment.add(user, "a", "b", "c");
  const { frames, record } = recorder<Frame>();
  function Pages() {
    record(useLivePages(pageCall));
    return null;
  }
  function App() {
    const { prewarmer } = useIntents();
    const { status } = useSession();
    const [isOpen, setIsOpen] = useState(false);
    if (isOpen) return <Pages />;
    return (
      <>
        <p>{status}</p>
        <button onClick={() => prewarmer.commit([pageCall])}>Prewarm</button>
        <button onClick={() => setIsOpen(true)}>Open</button>
      </>
    );
  }
  const login = fakeProvider(deployment.token, { isLoading: false, user });
  const { client, findByText, getByText } = renderApp(deployment.url, login, <App />);
  await findByText("signed-in");
  const before = deployment.runs("customers:page").total;
  act(() => getByText("Prewarm").click());
  await waitFor(() =>
    expect(client.watchQuery(customers.page, pageCall.args).localQueryResult()?.page).toHaveLength(2),
  );
  act(() => getByText("Open").click());
  expect(names(frames[0])).toBe("cb");
  expect(deployment.runs("customers:page").total - before).toBe(1);
});

test("a later visit begins with the pages that had replaced what the server sent", async () => {
  const user = newUser();
  await deployment.add(user, "a", "b", "c");
  const preloaded = await preload(pageCall, {
    url: deployment.url,
    token: await deployment.token(user),
    owner: user,
  });
  const { frames, record } = recorder<Frame>();
  function Page() {
    record(useLivePages(pageCall, preloaded));
    return null;
  }
  function Visits() {
    const [visit, setVisit] = useState(1);
    return (
      <>
        <button onClick={() => setVisit(visit + 1)}>Go</button>
        {visit % 2 === 1 && <Page />}
      </>
    );
  }
  const login = fakeProvider(deployment.token, { isLoading: false, user });
  const { client, getByText } = renderApp(deployment.url, login, <Visits />);
  await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
  await act(() => deployment.add(user, "d"));
  // A page that is live grows at its head.
  await waitFor(() => expect(names(frames.at(-1))).toBe("dcb"));

  act(() => getByText("Go").click());
  const local = () => client.watchQuery(customers.page, pageCall.args).localQueryResult();
  await waitFor(() => expect(local()).toBeUndefined());
  const before = frames.length;
  act(() => getByText("Go").click());
  await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
  expect(frames[before]).toMatchObject({ status: "preloaded", hasMore: true });
  expect(names(frames[before])).toBe("dcb");
  expect(frames.slice(before).map(names)).not.toContain("cb");
});

test("signing out takes all pages away", async () => {
  const user = newUser();
  await deployment.add(user, "a", "b", "c");
  const { newest, login, unauthenticated } = setUp(user);
  await waitFor(() => expect(names(newest())).toBe("cb"));
  act(() => login.set({ isLoading: false, user: null }));
  await waitFor(() => expect(newest()).toMatchObject({ status: "signed-out", data: undefined }));
  await waitFor(() => expect(unauthenticated).toEqual([0]));
  expect(deployment.runs("customers:page").unauthenticated).toBe(0);
});
