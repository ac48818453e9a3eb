import { onTestFinished } from "vitest";

import { type InstanceOptions, type RunningInstance, type SampleUser, startInstance } from "../index";
import { loadKeys } from "../keys";

export const ALICE: SampleUser = {
  email: "alice@example.com",
  password: "alice-password",
  name: "Alice Example",
  emailVerified: true,
};
export const BOB: SampleUser = {
  email: "bob@example.com",
  password: "bob-password",
  name: "Bob Example",
  emailVerified: true,
};
export const UNVERIFIED: SampleUser = {
  email: "una@example.com",
  password: "una-password",
  name: "Una",
  emailVerified: false,
};

/** Made once for all instances without a directory; one with a directory has the keys that lie there. */
const sharedKeys = await loadKeys(undefined);

/** A throw-away instance on a free port, closed when the test is over. */
export async function testInstance(options: Partial<InstanceOptions> = {}): Promise<RunningInstance> {
  const instance = await startInstance({
    port: 0,
    users: [ALICE, BOB, UNVERIFIED],
    ...(options.stateDir === undefined ? { keys: sharedKeys } : {}),
    ...options,
  });
  onTestFinished(() => instance.close());
  return instance;
}
