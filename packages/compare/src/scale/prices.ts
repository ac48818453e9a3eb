/** What one provider of something charges a month, in US dollars: a base that includes some, then by use. */
export interface Price {
  included: number;
  perUnit: number;
}

/** Where a price is from. Nobody has signed it: check before you rely on it. */
export interface Source {
  url: string;
  /** When it was read, or that it was not. */
  read: string;
}

/** Every price of the table, by name. */
export const priceNames = [
  "millionCalls",
  "databaseGigabyte",
  "millionInvocations",
  "cpuHour",
  "transferGigabyte",
  "auth0User",
  "clerkUser",
] as const;
export type PriceName = (typeof priceNames)[number];

/** An editable table of list prices. */
export interface Prices extends Record<PriceName, Price> {
  base: { convex: number; vercel: number; auth0: number; clerk: number };
}

/** List prices of the providers' paid entry plans, as a starting point for one's own. */
export const prices: Prices = {
  base: { convex: 25, vercel: 20, auth0: 35, clerk: 25 },
  millionCalls: { included: 25, perUnit: 2 },
  databaseGigabyte: { included: 50, perUnit: 0.2 },
  millionInvocations: { included: 0, perUnit: 0.6 },
  cpuHour: { included: 0, perUnit: 0.128 },
  transferGigabyte: { included: 1000, perUnit: 0.15 },
  auth0User: { included: 500, perUnit: 0.07 },
  clerkUser: { included: 50_000, perUnit: 0.02 },
};

const CONVEX: Source = {
  url: "https://docs.convex.dev/production/state/limits",
  read: "a stored copy of the page, read on 2026-11-29",
};
const VERCEL: Source = {
  url: "https://vercel.com/docs/functions/usage-and-pricing",
  read: "a stored copy of the page and of its table of regions (iad1), read on 2026-11-29; memory, some $0.01 per GB-hour, is not counted here",
};

/** What each price is, and where it is from. */
export const priceTable: Readonly<Record<PriceName, { label: string; source: Source }>> = {
  millionCalls: { label: "Convex function calls, million", source: CONVEX },
  databaseGigabyte: { label: "Convex database bandwidth, GB", source: CONVEX },
  millionInvocations: { label: "Vercel function invocations, million", source: VERCEL },
  cpuHour: { label: "Vercel active CPU, hour", source: VERCEL },
  transferGigabyte: {
    label: "Vercel data transfer, GB",
    source: { url: "https://vercel.com/pricing", read: "not verified: as of 2025" },
  },
  auth0User: {
    label: "Person who logs in with Auth0 during a month",
    source: {
      url: "https://auth0.com/pricing",
      read: "Essentials; its base and what that includes in a transcription of the page of 2026-09-20, read on 2026-11-30. The price of each more is not in it and not verified: as of 2025, and for very many people by contract",
    },
  },
  clerkUser: {
    label: "Person who logs in with Clerk during a month",
    source: {
      url: "https://clerk.com/pricing",
      read: "Pro, in a transcription of the page of 2026-09-20, read on 2026-11-29: less from 100,001 on",
    },
  },
};
