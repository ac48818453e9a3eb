import { createHmac, randomBytes } from "node:crypto";

import { isSameSecret } from "@repo/local-kit/secrets";

import type { Client, State } from "./model";

/** The value of a browser's `__clerk_db_jwt`: an id, and the proof that this instance made it. */
const DEV_BROWSER = /^dvb_([\da-f]{28})([\da-f]{32})$/;

function proofOf(id: string, secretKey: string): string {
  return createHmac("sha256", secretKey).update(`dev_browser:${id}`).digest("hex").slice(0, 32);
}

/**
 * A value for a new browser: all that proves later requests come from it. It proves itself, so that the browser need
 * not be remembered before it changes something: a page full of images that ask for one pushes nobody out.
 */
export function issueDevBrowser(secretKey: string): string {
  const id = randomBytes(14).toString("hex");
  return `dvb_${id}${proofOf(id, secretKey)}`;
}

/** A browser that has done nothing yet. */
export function newClient(devBrowser: string): Client {
  const now = Date.now();
  return {
    id: devBrowser.replace(DEV_BROWSER, "client_$1"),
    devBrowser,
    lastActiveSessionId: null,
    signIn: null,
    signUp: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** The browser with this value: one that is remembered, or one that has done nothing yet. */
export function findClient(
  state: State,
  secretKey: string,
  devBrowser: string | undefined,
): Client | undefined {
  if (!devBrowser) return undefined;
  const known = state.clients.find((client) => client.devBrowser === devBrowser);
  return known ?? (isIssued(devBrowser, secretKey) ? newClient(devBrowser) : undefined);
}

function isIssued(devBrowser: string, secretKey: string): boolean {
  const [, id, proof] = DEV_BROWSER.exec(devBrowser) ?? [];
  if (id === undefined || proof === undefined) return false;
  return isSameSecret(proof, proofOf(id, secretKey));
}

/** Keeps a browser from now on. */
export function rememberClient(state: State, client: Client): void {
  if (!state.clients.includes(client)) state.clients.push(client);
}
