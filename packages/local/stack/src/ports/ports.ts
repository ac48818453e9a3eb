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
