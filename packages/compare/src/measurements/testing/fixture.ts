import type { Figure, Measurements, Subject } from "../format";

/** Made up, and says so wherever it is shown: numbers whose spread is known, for tests. */
const spread = (middle: number, width: number): number[] =>
  [-1, 0.4, -0.3, 0.8, 0, 0.2, -0.6, 1, -0.1, 0.5].map((share) => Math.round(middle + share * width));

const subjects: readonly Subject[] = [
  "pages-auth0",
  "app-clerk",
  "baseline-pages-auth0",
  "baseline-app-clerk",
];

/** One list for each middle; the subjects after the last have none. */
const samples = (middles: readonly number[], width: number): Figure["samples"] =>
  Object.fromEntries(middles.map((middle, index) => [subjects[index] ?? "", spread(middle, width)]));

const exactly = (...values: number[]): Figure["samples"] => ({
  "pages-auth0": [values[0] ?? 0],
  "app-clerk": [values[1] ?? 0],
});

const load = { page: "/customers", session: "signed in", cache: "empty", network: "as it is" };

export const fixture: Measurements = {
  format: 1,
  kind: "quick",
  measuredAt: "2001-02-03T04:05:06.000Z",
  commit: "0000000",
  machine: {
    cpu: "Fixture CPU",
    cores: 2,
    memoryBytes: 8e9,
    os: "Fixture OS",
    node: "v20.19.0",
    browser: "Fixture 1",
  },
  versions: { next: "0.0.0", react: "0.0.0" },
  figures: [
    {
      id: "first-load/customers/signed-in/empty-cache/fast/javascript",
      group: "first-load",
      label: "JavaScript",
      unit: "bytes",
      better: "lower",
      conditions: load,
      exact: true,
      samples: exactly(258_500, 339_800),
    },
    {
      id: "first-load/customers/signed-in/empty-cache/fast/first-row",
      group: "first-load",
      label: "First row",
      unit: "ms",
      better: "lower",
      conditions: load,
      exact: false,
      samples: samples([620, 410, 560, 380], 40),
    },
    {
      id: "first-load/customers/signed-in/empty-cache/fast/ttfb",
      group: "first-load",
      label: "Time to first byte",
      unit: "ms",
      better: "lower",
      conditions: load,
      exact: false,
      samples: { "pages-auth0": [20, 24, 22, 21, 26, 19], "app-clerk": [22, 21, 24, 20, 25, 21] },
    },
    {
      id: "first-load/rendering-preloaded/signed-in/empty-cache/fast/html",
      group: "first-load",
      label: "HTML",
      unit: "bytes",
      better: "lower",
      conditions: { ...load, page: "/rendering/preloaded" },
      exact: true,
      samples: exactly(25_100, 41_600),
    },
    {
      id: "navigation/plain-link/rows",
      group: "navigation",
      label: "Click to rows",
      unit: "ms",
      better: "lower",
      conditions: { technique: "Plain Link" },
      exact: false,
      samples: samples([270, 284], 30),
    },
    {
      id: "navigation/what-this-product-does/rows",
      group: "navigation",
      label: "Click to rows",
      unit: "ms",
      better: "lower",
      conditions: { technique: "What this product does" },
      exact: false,
      samples: samples([85, 73], 9),
    },
    {
      id: "navigation/the-same-opened-on-press-ours/rows",
      group: "navigation",
      label: "Click to rows",
      unit: "ms",
      better: "lower",
      conditions: { technique: "The same, opened on press (ours)" },
      exact: false,
      samples: samples([83, 71], 9),
    },
    {
      id: "server/rendering-server/16/rate",
      group: "server",
      label: "Requests per second",
      unit: "per second",
      better: "higher",
      conditions: { page: "/rendering/server", connections: "16" },
      exact: false,
      samples: samples([96, 44], 6),
    },
    {
      id: "server/rendering-static/16/rate",
      group: "server",
      label: "Requests per second",
      unit: "per second",
      better: "higher",
      conditions: { page: "/rendering/static", connections: "16" },
      exact: false,
      samples: samples([1779, 1186], 90),
    },
    {
      id: "code/lines",
      group: "code",
      label: "Lines",
      unit: "lines",
      better: "lower",
      conditions: {},
      exact: true,
      samples: exactly(4210, 3540),
    },
  ],
};
