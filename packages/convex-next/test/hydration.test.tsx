import { act, cleanup } from "@testing-library/react";
import { ConvexProviderWithAuth, ConvexReactClient } from "convex/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { SessionProvider, useLiveQuery, useSession } from "../src";
import { publicCall } from "../src/query-call";
import { counter } from "./harness";

afterEach(cleanup);

const call = publicCall(counter.get, { name: "late" });

function Page() {
  const { status } = useSession();
  const count = useLiveQuery(call);
  return <p>{`${status} ${count.status}`}</p>;
}

test("a part of the page that is taken over late is first what the server sent", async () => {
  const client = new ConvexReactClient("http://127.0.0.1:1", { logger: false });
  // The answer that came before this part was taken over.
  vi.spyOn(client, "watchQuery").mockReturnValue({
    onUpdate: () => () => {},
    localQueryResult: () => 5,
    localQueryLogs: () => undefined,
    journal: () => undefined,
  } as unknown as ReturnType<typeof client.watchQuery>);
  const signedOut = {
    isLoading: false,
    isAuthenticated: false,
    fetchAccessToken: () => Promise.resolve(null),
  };
  const app = (
    <ConvexProviderWithAuth client={client} useAuth={() => signedOut}>
      <SessionProvider viewer={null}>
        <Page />
      </SessionProvider>
    </ConvexProviderWithAuth>
  );
  const root = document.createElement("div");
  root.innerHTML = renderToString(app);
  expect(root.textContent).toBe("loading loading");
  const mismatch = vi.fn<(error: unknown) => void>();
  await act(async () => {
    hydrateRoot(root, app, { onRecoverableError: mismatch });
  });
  expect(mismatch).not.toHaveBeenCalled();
  expect(root.textContent).toBe("signed-out live");
  await client.close();
});
