import { act, cleanup, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { Gate, useLiveQuery, useSession, type LiveQuery, type OwnedPreload } from "../src";
import { authedCall, publicCall } from "../src/query-call";
import { preload } from "../src/server";
import { counter, customers, fakeProvider, recorder, renderApp, withDeployment } from "./harness";

const deployment = withDeployment();
afterEach(cleanup);

const listCall = authedCall(customers.list, {});
type Frame = LiveQuery<string[]>;

function List(props: { record: (frame: Frame) => void; preloaded?: OwnedPreload<typeof customers.list> }) {
  const list = useLiveQuery(listCall, props.preloaded);
  props.record(list);
  return <p>{list.status === "error" ? list.error.message : list.data?.join()}</p>;
}

const subject = (name: string) => `${name}-${crypto.randomUUID()}`;
const provider = (state: { isLoading: boolean; user: string | null }) =>
  fakeProvider(deployment.token, state);

describe("an authenticated query", () => {
  test("runs once, never unauthenticated, from load to live", async () => {
    const alice = subject("alice");
    await deployment.add(alice, "Ada");
    const before = deployment.runs("customers:list");
    const login = provider({ isLoading: true, user: null });
    const { frames, record } = recorder<Frame>();
    renderApp(deployment.url, login, <List record={record} />);
    act(() => login.set({ isLoading: false, user: alice }));
    await waitFor(() => expect(frames.at(-1)).toEqual({ status: "live", data: ["Ada"] }));
    const after = deployment.runs("customers:list");
    expect(after.total - before.total).toBe(1);
    expect(after.unauthenticated - before.unauthenticated).toBe(0);
  });

  test("is not run for somebody signed out", async () => {
    const before = deployment.runs("customers:list");
    const { frames, record } = recorder<Frame>();
    renderApp(deployment.url, provider({ isLoading: false, user: null }), <List record={record} />);
    await waitFor(() => expect(frames.at(-1)).toEqual({ status: "signed-out" }));
    expect(deployment.runs("customers:list")).toEqual(before);
  });

  test("is signed out for a login whose token cannot be had", async () => {
    const { frames, record } = recorder<Frame>();
    const login = fakeProvider(() => Promise.resolve(null), { isLoading: false, user: subject("alice") });
    renderApp(deployment.url, login, <List record={record} />);
    await waitFor(() => expect(frames.at(-1)).toEqual({ status: "signed-out" }));
  });
});

describe("a preloaded query", () => {
  const preloadFor = async (user: string) =>
    await preload(listCall, { url: deployment.url, token: await deployment.token(user), owner: user });

  test("shows the server's rows at once and turns live without a frame in between", async () => {
    const alice = subject("alice");
    await deployment.add(alice, "Ada");
    const login = provider({ isLoading: true, user: null });
    const { frames, record } = recorder<Frame>();
    renderApp(deployment.url, login, <List record={record} preloaded={await preloadFor(alice)} />);
    expect(frames[0]).toEqual({ status: "preloaded", data: ["Ada"] });
    act(() => login.set({ isLoading: false, user: alice }));
    await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
    expect(new Set(frames.map((frame) => frame.data?.join()))).toEqual(new Set(["Ada"]));

    await act(() => deployment.add(alice, "Grace"));
    await waitFor(() => expect(frames.at(-1)?.data).toEqual(["Ada", "Grace"]));
  });

  test("is not shown to somebody else", async () => {
    const [alice, bob] = [subject("alice"), subject("bob")];
    await deployment.add(alice, "Ada");
    const { frames, record } = recorder<Frame>();
    const login = provider({ isLoading: false, user: bob });
    renderApp(deployment.url, login, <List record={record} preloaded={await preloadFor(alice)} />);
    await waitFor(() => expect(frames.at(-1)).toEqual({ status: "live", data: [] }));
    expect(frames.filter((frame) => frame.data?.includes("Ada"))).toEqual([]);
  });

  test("comes back to a later visit as what had replaced it, not as it was", async () => {
    const alice = subject("alice");
    await deployment.add(alice, "Ada");
    const preloaded = await preloadFor(alice);
    const { frames, record } = recorder<Frame>();
    function Pages() {
      const [isOpen, setIsOpen] = useState(true);
      return (
        <>
          <button onClick={() => setIsOpen(!isOpen)}>Go</button>
          {isOpen && <List record={record} preloaded={preloaded} />}
        </>
      );
    }
    const login = provider({ isLoading: false, user: alice });
    const { client, getByText } = renderApp(deployment.url, login, <Pages />);
    await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
    await act(() => deployment.add(alice, "Grace"));
    await waitFor(() => expect(frames.at(-1)?.data).toEqual(["Ada", "Grace"]));

    act(() => getByText("Go").click());
    await waitFor(() => expect(client.watchQuery(customers.list, {}).localQueryResult()).toBeUndefined());
    const before = frames.length;
    act(() => getByText("Go").click());
    await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
    const visit = frames.slice(before);
    expect(visit[0]).toEqual({ status: "preloaded", data: ["Ada", "Grace"] });
    expect(new Set(visit.map(({ data }) => data?.join()))).toEqual(new Set(["Ada,Grace"]));
  });

  test("is not replaced by what is live for somebody else", async () => {
    const [alice, bob] = [subject("alice"), subject("bob")];
    await deployment.add(alice, "Ada");
    await deployment.add(bob, "Bea");
    const { frames, record } = recorder<{ viewer: string | null | undefined; data: string[] | undefined }>();
    const preloaded = await preloadFor(alice);
    function Page() {
      const { viewer } = useSession();
      record({ viewer, data: useLiveQuery(listCall, preloaded).data });
      return null;
    }
    const login = provider({ isLoading: false, user: bob });
    renderApp(deployment.url, login, <Page />);
    await waitFor(() => expect(frames.at(-1)?.data).toEqual(["Bea"]));
    act(() => login.set({ isLoading: false, user: alice }));
    await waitFor(() => expect(frames.at(-1)).toEqual({ viewer: alice, data: ["Ada"] }));
    expect(frames.filter(({ viewer, data }) => viewer === alice && data?.includes("Bea"))).toEqual([]);
  });

  test("does not come back when its owner signs out", async () => {
    const alice = subject("alice");
    await deployment.add(alice, "Ada");
    const { frames, record } = recorder<Frame>();
    const login = provider({ isLoading: false, user: alice });
    renderApp(deployment.url, login, <List record={record} preloaded={await preloadFor(alice)} />);
    await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
    const before = deployment.runs("customers:list");
    const shown = frames.length;
    act(() => login.set({ isLoading: false, user: null }));
    await waitFor(() => expect(frames.at(-1)).toEqual({ status: "signed-out" }));
    expect(frames.slice(shown).some((frame) => frame.status === "preloaded")).toBe(false);
    expect(deployment.runs("customers:list").unauthenticated).toBe(before.unauthenticated);
  });
});

test("the end of a session takes the subscriptions away before the token", async () => {
  const alice = subject("alice");
  const { frames, record } = recorder<Frame>();
  const login = provider({ isLoading: false, user: alice });
  const { unauthenticated } = renderApp(deployment.url, login, <List record={record} />);
  await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
  act(() => login.set({ isLoading: false, user: null }));
  await waitFor(() => expect(unauthenticated).toEqual([0]));
});

test("what the server preloaded for somebody who has left does not come back while the next one loads", async () => {
  const alice = subject("alice");
  await deployment.add(alice, "Ada");
  const preloaded = await preload(listCall, {
    url: deployment.url,
    token: await deployment.token(alice),
    owner: alice,
  });
  const { frames, record } = recorder<Frame>();
  const login = provider({ isLoading: false, user: alice });
  renderApp(deployment.url, login, <List record={record} preloaded={preloaded} />);
  await waitFor(() => expect(frames.at(-1)?.status).toBe("live"));
  act(() => login.set({ isLoading: true, user: null }));
  await waitFor(() => expect(frames.at(-1)).toEqual({ status: "loading" }));
});

describe("a change of user", () => {
  test.each([
    ["with a sign-out in between", [null]],
    ["directly", []],
  ])("%s shows nothing of the first to the second, for not even a frame", async (_, between) => {
    const [alice, bob] = [subject("alice"), subject("bob")];
    await deployment.add(alice, "Ada");
    await deployment.add(bob, "Bea");
    const { frames, record } = recorder<{ viewer: string | null | undefined; data: string[] | undefined }>();
    function Page() {
      const { viewer } = useSession();
      const list = useLiveQuery(listCall);
      record({ viewer, data: list.data });
      return null;
    }
    const login = provider({ isLoading: false, user: alice });
    renderApp(deployment.url, login, <Page />);
    await waitFor(() => expect(frames.at(-1)?.data).toEqual(["Ada"]));
    for (const user of [...between, bob]) act(() => login.set({ isLoading: false, user }));
    await waitFor(() => expect(frames.at(-1)?.data).toEqual(["Bea"]));
    expect(frames.filter(({ viewer, data }) => viewer === bob && data?.includes("Ada"))).toEqual([]);
    expect(frames.filter(({ viewer, data }) => viewer === null && data !== undefined)).toEqual([]);
  });
});

describe("a public query", () => {
  test("runs for anybody, also before the session is known", async () => {
    const { frames, record } = recorder<LiveQuery<number>>();
    function Count() {
      record(useLiveQuery(publicCall(counter.get, { name: "public" })));
      return null;
    }
    renderApp(deployment.url, provider({ isLoading: false, user: null }), <Count />);
    await waitFor(() => expect(frames.at(-1)).toEqual({ status: "live", data: 0 }));
  });

  test("with other arguments shows the other result, never the first one's", async () => {
    const { frames, record } = recorder<{ name: string; data: number | undefined }>();
    function Count() {
      const [name, setName] = useState("one");
      record({ name, data: useLiveQuery(publicCall(counter.get, { name })).data });
      return <button onClick={() => setName("two")}>two</button>;
    }
    const login = provider({ isLoading: false, user: null });
    const { client, getByRole } = renderApp(deployment.url, login, <Count />);
    await client.mutation(counter.increment, { name: "one" });
    await waitFor(() => expect(frames.at(-1)).toEqual({ name: "one", data: 1 }));
    act(() => getByRole("button").click());
    await waitFor(() => expect(frames.at(-1)).toEqual({ name: "two", data: 0 }));
    expect(frames.filter(({ name, data }) => name === "two" && data === 1)).toEqual([]);
  });
});

test("the gate shows the view that fits", async () => {
  const login = provider({ isLoading: true, user: null });
  const view = renderApp(
    deployment.url,
    login,
    <Gate loading="loading" signedOut="signed out">
      signed in
    </Gate>,
  );
  expect(view.container.textContent).toBe("loading");
  act(() => login.set({ isLoading: false, user: null }));
  await waitFor(() => expect(view.container.textContent).toBe("signed out"));
  act(() => login.set({ isLoading: false, user: subject("alice") }));
  await waitFor(() => expect(view.container.textContent).toBe("signed in"));
});

test("what was preloaded for other arguments is not taken for this call's", async () => {
  const { frames, record } = recorder<LiveQuery<number>>();
  const other = await preload(publicCall(counter.get, { name: "other" }), {
    url: deployment.url,
    owner: null,
  });
  function Count() {
    record(useLiveQuery(publicCall(counter.get, { name: "this" }), other));
    return null;
  }
  renderApp(deployment.url, provider({ isLoading: false, user: null }), <Count />);
  expect(frames[0]).toEqual({ status: "loading" });
  await waitFor(() => expect(frames.at(-1)).toEqual({ status: "live", data: 0 }));
});
