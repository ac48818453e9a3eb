import { setTimeout as wait } from "node:timers/promises";
import { samplePerson, signIn } from "../browser/sign-in";
import type { Lab } from "../run/lab";
import { LONG, setLifetimes } from "../run/lifetimes";
import type { Served } from "../servers/served";
import { cookieHeader } from "./cookie";

/** Long enough to sign in, in seconds. */
const SHORT = 5;

/**
 * The cookies of somebody whose login is there and whose tokens have ended, as when a laptop is opened again. A server
 * that renews them needs a token that was not used before, so each is good for one request.
 */
export async function expiredSession(lab: Lab, served: Served): Promise<string> {
  await setLifetimes(SHORT);
  try {
    const context = await lab.newContext(served);
    try {
      const page = await context.newPage();
      await signIn(page, served, samplePerson());
      // No page may renew them meanwhile.
      await page.close();
      const state = await context.storageState();
      await wait((SHORT + 1) * 1000);
      return cookieHeader(state);
    } finally {
      await context.close();
    }
  } finally {
    await setLifetimes(LONG);
  }
}

/** The time until the first byte of an answer, in ms; redirects on the way included, as a browser follows them. */
export async function timeToFirstByte(url: string, cookie: string): Promise<number> {
  const began = performance.now();
  const jar = new Map(cookie.split("; ").map((pair) => [pair.split("=")[0] ?? "", pair]));
  let address = url;
  for (let hop = 0; hop < 5; hop += 1) {
    const response = await fetch(address, {
      redirect: "manual",
      headers: {
        cookie: [...jar.values()].join("; "),
        accept: "text/html",
        "sec-fetch-dest": "document",
        "sec-fetch-mode": "navigate",
      },
    });
    const location = response.headers.get("location");
    if (location === null) {
      const time = performance.now() - began;
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${url} answered ${response.status} to an expired session.`);
      return time;
    }
    await response.arrayBuffer();
    for (const header of response.headers.getSetCookie()) {
      const pair = header.split(";")[0] ?? "";
      jar.set(pair.split("=")[0] ?? "", pair);
    }
    address = new URL(location, address).href;
  }
  throw new Error(`${url} redirects an expired session in a circle.`);
}
