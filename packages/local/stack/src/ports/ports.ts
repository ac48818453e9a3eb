/** The TCP ports of one run. */
export interface Ports {
  pagesAuth0: number;
  appClerk: number;
  /** The comparison of both apps, which may show them in frames. */
  compare: number;
  convex: number;
  /** Convex HTTP actions. */
  convexSite: number;
  auth0: number;
  clerk: number;
}

/** `dev`, `build`, `start`: beside these, a test run uses {@link testPorts}. */
export const devPorts: Ports = {
  pagesAuth0: 3000,
  appClerk: 3001,
  compare: 3002,
  convex: 3210,
  convexSite: 3211,
  auth0: 3220,
  clerk: 3230,
};

/** The development ports plus 1000, so that tests run beside `dev`. */
export const testPorts: Ports = {
  pagesAuth0: 4000,
  appClerk: 4001,
  compare: 4002,
  convex: 4210,
  convexSite: 4211,
  auth0: 4220,
  clerk: 4230,
};

/** The variable by which several test runs on one machine, each in a checkout of its own, keep out of each other's way. */
const portOffsetVariable = "STACK_PORT_OFFSET";

const highestOffset = 60_000;

/**
 * A test's ports, all of them moved by STACK_PORT_OFFSET if it is set.
 *
 * @throws Error when that is not a whole number that leaves the ports in their range
 */
export function testPortsOf(env: Readonly<Record<string, string>>): Ports {
  const text = env[portOffsetVariable] ?? "0";
  const offset = Number(text);
  if (!/^\d+$/.test(text) || offset > highestOffset) {
    throw new Error(
      `${portOffsetVariable} is "${text}". Set it to a number from 0 to ${highestOffset}, such as 100.`,
    );
  }
  return {
    pagesAuth0: testPorts.pagesAuth0 + offset,
    appClerk: testPorts.appClerk + offset,
    compare: testPorts.compare + offset,
    convex: testPorts.convex + offset,
    convexSite: testPorts.convexSite + offset,
    auth0: testPorts.auth0 + offset,
    clerk: testPorts.clerk + offset,
  };
}
