import type { FromFigure } from "./statement";

/** What is asked of the measurements; the page says what the file that it shows answers. */
export const fromFigures: readonly FromFigure[] = [
  {
    figure: "first-load/customers/signed-in/empty-cache/fast/javascript",
    what: "JavaScript of the first load of /customers, signed in",
    matters: "to people who come for the first time, and on slow phones",
  },
  {
    figure: "first-load/customers/signed-in/empty-cache/fast/first-row",
    what: "Time to the first row of /customers, signed in, with an empty cache",
    matters: "to everybody who opens a link to it",
  },
  {
    figure: "first-load/customers/signed-in/empty-cache/fast/live",
    what: "Time until the rows of /customers are live, signed in, with an empty cache",
    matters: "where somebody else changes the rows that one has just opened",
  },
  {
    figure: "first-load/customers/signed-in/empty-cache/fast/ttfb",
    what: "Time to first byte of /customers, signed in",
    matters: "where the server is near, and little else is slow",
  },
  {
    figure: "first-load/rendering-preloaded/signed-in/empty-cache/fast/html",
    what: "HTML of /rendering/preloaded with the same rows",
    matters: "to pages whose rows are in the HTML, on slow networks",
  },
  {
    figure: "navigation/plain-link/rows",
    what: "From the click on a plain link to the rows",
    matters: "where nothing is prefetched",
  },
  {
    figure: "navigation/what-this-product-does/rows",
    what: "From the click to the rows, prefetched and prewarmed on intent as the links of a list are, on the page /prefetch",
    matters: "to everybody who works with the app",
  },
  {
    figure: "navigation/the-same-opened-on-press-ours/rows",
    what: "From the click to the rows, opened on press as tabs are, on the page /prefetch",
    matters: "to everybody who works with the app",
  },
  {
    figure: "navigation/kept-ready-ours/rows",
    what: "From the click to the rows, kept ready as the links of the header are, on the page /prefetch",
    matters: "to everybody who works with the app",
  },
  {
    figure: "server/rendering-server/16/rate",
    what: "Requests per second for /rendering/server at 16 connections",
    matters: "where pages are rendered for each request",
  },
  {
    figure: "server/rendering-static/16/rate",
    what: "Requests per second for /rendering/static at 16 connections",
    matters: "where no CDN stands in front",
  },
  {
    figure: "code/lines",
    what: "Lines of the app's own source",
    matters: "to those who maintain it",
  },
  {
    figure: "dependencies/provider/bytes",
    what: "Bytes of the packages that the provider brings",
    matters: "to installs and builds, not to visitors",
  },
];
