import type { Sample } from "./sample";

export const convex: Sample = {
  real: { NEXT_PUBLIC_CONVEX_URL: "https://happy-otter-123.convex.cloud" },
  handed: (url) => ({ NEXT_PUBLIC_CONVEX_URL: url }),
  trusted: {},
  trustedLocally: () => ({}),
};
