import { functions, startIssuer, startTestDeployment, type Issuer } from "@repo/convex-local/testing";
import { render } from "@testing-library/react";
import { ConvexHttpClient } from "convex/browser";
import { ConvexProviderWithAuth } from "convex/react";
import { useCallback, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { SessionProvider, useTokenRefresh, type TokenResult } from "../src";
import { ReauthenticatingClient } from "../src/reauthenticating-client";

export const { counter, customers } = functions;

type Deployment = Awaited<ReturnType<typeof startTestDeployment>>;

/** One deployment and one identity service for the tests of a file. */
export function withDeployment() {
  let issuer: Issuer;
  let deployment: Deployment;
  beforeAll(async () => {
    issuer = await startIssuer();
    deployment = await startTestDeployment({
      env: { TEST_ISSUER: issuer.url, TEST_CUSTOM_ISSUER: issuer.url },
    });
  });
  afterAll(async () => {
    await deployment.close();
    await issuer.close();
  });
  return {
    get url() {
      return deployment.url;
    },
    /** @param expiresIn in seconds */
    token: (subject: string, expiresIn?: number) =>
      issuer.mint({ subject, claims: { jti: crypto.randomUUID() }, ...(expiresIn && { expiresIn }) }),
    /** Has the deployment refuse every token from now on: it cannot have the keys that they are signed with. */
    async loseKeys() {
      await issuer.rotateKeys();
      issuer.setDown(true);
    },
    findKeys: () => issuer.setDown(false),
    /** How often a query ran, and how often of that unauthenticated. */
    runs: (path: string) => ({
      ...(deployment.engine.executions()[path] ?? { total: 0, unauthenticated: 0 }),
    }),
    /** Adds customers from elsewhere. */
    async add(subject: string, ...names: string[]) {
      const client = new ConvexHttpClient(deployment.url, { logger: false });
      client.setAuth(await issuer.mint({ subject }));
      for (const name of names) await client.mutation(customers.create, { name });
    },
  };
}

type ProviderState = { isLoading: boolean; user: string | null };

/** An identity provider whose user the test sets. `mint` makes its tokens; null is a failure to get one. */
export function fakeProvider(mint: (user: string) => Promise<string | null>, initial: ProviderState) {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    set(next: ProviderState) {
      state = next;
      for (const listener of listeners) listener();
    },
    useState: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => state,
      ),
    mint,
  };
}

/** The way between a client and its deployment. */
interface Line {
  isCut: boolean;
  readonly open: Set<WebSocket>;
}

/** An address where nobody is. */
const NOWHERE = "ws://127.0.0.1:9";

/** What a client has told the deployment so far: for each time it became unauthenticated, how many queries it had then. */
function recordingSocket(unauthenticated: number[], line: Line) {
  return class extends WebSocket {
    #queries = 0;
    constructor(url: string) {
      super(line.isCut ? NOWHERE : url);
      line.open.add(this);
      this.once("close", () => line.open.delete(this));
    }
    override send(data: string) {
      const message = JSON.parse(data) as {
        type: string;
        tokenType?: string;
        modifications?: { type: string }[];
      };
      for (const { type } of message.modifications ?? []) this.#queries += type === "Add" ? 1 : -1;
      if (message.type === "Authenticate" && message.tokenType === "None")
        unauthenticated.push(this.#queries);
      super.send(data);
    }
  };
}

/** Of a provider that fails when it is unreachable, and has null for a session that is over. */
function classifyTokenResult(outcome: PromiseSettledResult<string | null>): TokenResult {
  if (outcome.status === "rejected") return "unreachable";
  return outcome.value === null ? "rejected" : "token";
}

/** Renders pages as an app would: the real client, a Convex provider, the session. */
export function renderApp(url: string, provider: ReturnType<typeof fakeProvider>, page: ReactNode) {
  let tryNow: (() => void) | undefined;
  const unauthenticated: number[] = [];
  const line: Line = { isCut: false, open: new Set() };
  const cut = () => {
    line.isCut = true;
    for (const socket of line.open) socket.terminate();
  };
  const mend = () => {
    line.isCut = false;
  };
  const client = new ReauthenticatingClient(url, {
    initialAuthTokenReuse: true,
    logger: false,
    // `ws` has what the client uses; only the declared types differ.
    webSocketConstructor: recordingSocket(unauthenticated, line) as unknown as typeof globalThis.WebSocket,
  });
  onTestFinished(() => client.close());

  const useAuth = () => {
    const { isLoading, user } = provider.useState();
    const mint = useCallback(async () => (user === null ? null : await provider.mint(user)), [user]);
    const refresh = useTokenRefresh(mint, classifyTokenResult, user, { viewer: user, client });
    const isAuthenticated = user !== null && !refresh.rejected;
    const { getToken } = refresh;
    // As Convex's providers for Auth0 and Clerk do.
    const fetchAccessToken = useCallback(() => getToken().catch(() => null), [getToken]);
    useEffect(() => {
      tryNow = refresh.tryNow;
    }, [refresh.tryNow]);
    return useMemo(
      () => ({ isLoading, isAuthenticated, fetchAccessToken }),
      [isLoading, isAuthenticated, fetchAccessToken],
    );
  };
  function Session({ children }: { children: ReactNode }) {
    const { isLoading, user } = provider.useState();
    return <SessionProvider viewer={isLoading ? undefined : user}>{children}</SessionProvider>;
  }
  const view = render(
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      <Session>{page}</Session>
    </ConvexProviderWithAuth>,
  );
  onTestFinished(() => view.unmount());
  return { client, unauthenticated, cut, mend, tryNow: () => tryNow, ...view };
}

/** Records what a page showed, frame by frame. */
export function recorder<T>() {
  const frames: T[] = [];
  return { frames, record: (frame: T) => void frames.push(frame) };
}
