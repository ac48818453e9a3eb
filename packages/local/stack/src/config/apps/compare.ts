import type { ServedApp } from "./app";

/** The comparison of both apps, which allow it to show them in frames; nothing else hands its origin out. */
export const compare: ServedApp = {
  title: "Start here: the comparison",
  purpose: "the comparison",
  folder: "packages/compare",
  port: 3002,
  environment: ({ url }) => ({ COMPARE_ORIGIN: url }),
};
