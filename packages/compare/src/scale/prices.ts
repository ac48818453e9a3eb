/** What one provider of something charges a month, in US dollars: a base that includes some, then by use. */
export interface Price {
  included: number;
  perUnit: number;
}

/** An editable table of list prices. */
export interface Prices {
  /** When the table was written, and how. */
  asOf: string;
  base: { convex: number; vercel: number; identity: number };
  /** Convex function calls. */
  convexCall: Price;
  /** Convex database bandwidth, by the GB. */
  databaseGigabyte: Price;
  /** Vercel function invocations. */
  invocation: Price;
  /** Vercel active CPU, by the hour. */
  cpuHour: Price;
  /** Vercel data transfer, by the GB. */
  transferGigabyte: Price;
  /** People who log in during a month. */
  activeUser: Price;
}

/** List prices of the providers' paid entry plans from memory of 2025. Nobody has checked them since: edit them first. */
export const prices: Prices = {
  asOf: "2025, from memory, not checked",
  base: { convex: 25, vercel: 20, identity: 25 },
  convexCall: { included: 25e6, perUnit: 2e-6 },
  databaseGigabyte: { included: 50, perUnit: 0.2 },
  invocation: { included: 0, perUnit: 0.6e-6 },
  cpuHour: { included: 0, perUnit: 0.128 },
  transferGigabyte: { included: 1000, perUnit: 0.15 },
  activeUser: { included: 10_000, perUnit: 0.02 },
};
