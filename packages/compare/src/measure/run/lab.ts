import { ConvexHttpClient } from "convex/browser";
import { anyApi } from "convex/server";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Subject } from "../../measurements/format";
import { findChromium, launch, probe } from "../browser/browsers";
import { listenForQuiet } from "../browser/quiet";
import { samplePerson, signIn, signInToBaseline } from "../browser/sign-in";
import { ensureBuilt } from "../servers/built";
import { serve, type RunningServer } from "../servers/serve";
import type { Served } from "../servers/served";
import { places, type Place } from "../servers/subjects";
import { fromStack } from "./environment";
import { LONG, setLifetimes } from "./lifetimes";
import type { Progress } from "./progress";

/** How many customers the person has who is signed in: a little more than a page of them. */
const CUSTOMERS = 30;

/** What a browser holds for a site. */
export type BrowserState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** All servers and browsers. */
export interface Lab {
  served: readonly Served[];
  browserOf(served: Served): Browser;
  /** What a browser holds in which the person is signed in; a load may renew it, and hands the new one back. */
  states: Map<Subject, BrowserState>;
  /** Of a customer's page. */
  customerPath: string;
  /** An own browser context, signed in or out, whose pages are observed. */
  newContext(served: Served, state?: BrowserState): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Brings everything up. @throws Error that says what did not come up */
export async function openLab(progress: Progress): Promise<Lab> {
  const all = places();
  const servers: RunningServer[] = [];
  const browsers: Browser[] = [];
  const close = async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await Promise.all(servers.map((server) => server.stop()));
  };
  try {
    findChromium();
    progress.note("building what is not built yet …");
    await ensureBuilt();
    progress.note("starting the servers and signing in …");
    for (const place of all) servers.push(await serve(place));
    const products = await launch([]);
    browsers.push(products);
    const baselines = await launch(all.filter(({ isBaseline }) => isBaseline));
    browsers.push(baselines);
    return await signedIn(all, servers, { products, baselines }, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function signedIn(
  all: readonly Place[],
  servers: readonly RunningServer[],
  browsers: { products: Browser; baselines: Browser },
  close: Lab["close"],
): Promise<Lab> {
  const served = servers.map((server) => server.served);
  const baselines = new Set(all.filter(({ isBaseline }) => isBaseline).map(({ subject }) => subject));
  const browserOf = ({ subject }: Served) =>
    baselines.has(subject) ? browsers.baselines : browsers.products;
  const newContext = async (at: Served, state?: BrowserState) => {
    const context = await browserOf(at).newContext({
      locale: "en-US",
      ...(state && { storageState: state }),
    });
    context.setDefaultTimeout(30_000);
    await context.addInitScript(probe);
    return context;
  };
  const lab: Lab = { served, browserOf, states: new Map(), customerPath: "", newContext, close };
  await setLifetimes(LONG);
  for (const at of served) {
    const isBaseline = baselines.has(at.subject);
    const context = await newContext(at, isBaseline ? providersSession(lab, at) : undefined);
    const page = await context.newPage();
    const token = heardToken(page);
    const untilQuiet = listenForQuiet(page);
    if (isBaseline) await signInToBaseline(page, at);
    else {
      await signIn(page, at, samplePerson());
      lab.customerPath = `/customers/${await giveCustomers(await token)}`;
      await page.locator("tbody th[scope=row]").first().waitFor();
    }
    // A token may be on its way still, whose predecessor is good for nothing any more.
    await untilQuiet();
    lab.states.set(at.subject, await context.storageState());
    await context.close();
  }
  return lab;
}

/**
 * What a baseline's browser begins with: the identity provider's session. Not the product's tokens, which it has at the
 * same origin: a refresh token that two use is revoked.
 */
function providersSession({ states }: Lab, { app }: Served): BrowserState | undefined {
  const state = states.get(app);
  return state && { ...state, origins: [] };
}

/** The token that a page authenticates with at the deployment. */
function heardToken(page: Page): Promise<string> {
  return new Promise((resolve) => {
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => {
        const message = JSON.parse(String(payload)) as { type: string; value?: string };
        if (message.type === "Authenticate" && message.value) resolve(message.value);
      }),
    );
  });
}

/** Sees to it that the person has customers. @returns the id of one */
async function giveCustomers(token: string): Promise<string> {
  const client = new ConvexHttpClient(fromStack("NEXT_PUBLIC_CONVEX_URL"));
  client.setAuth(token);
  const list = anyApi.customers?.listByUser;
  const add = anyApi.customers?.addSamples;
  if (!list || !add) throw new Error("There are no functions for customers.");
  const read = async () => (await client.query(list, {})) as { _id: string }[];
  const there = await read();
  if (there.length < CUSTOMERS) await client.mutation(add, { count: CUSTOMERS - there.length });
  const [first] = await read();
  if (!first) throw new Error("The person has no customers.");
  return first._id;
}
