import type { Unit } from "../../measurements/format";
import { families, familyNames } from "../javascript/families";
import type { Shares } from "../javascript/split";
import type { Load } from "./load";

/** One number of a load. */
export interface Reading {
  id: string;
  label: string;
  unit: Unit;
  value: number;
}

/** clerk-js and Clerk's components: scripts that the provider's host serves, not the app's build. */
const HOSTED = /\/npm\/@clerk\/|clerk-js|clerk\.browser/;

/** Everything that one load says. What a page never came to has no reading. */
export function readingsOf(
  { marks, vitals, fetched, socket }: Load,
  split: (url: string) => Shares | undefined,
): Reading[] {
  const scripts = fetched.filter(({ type }) => type === "Script");
  const sum = (items: readonly { bytes: number }[]) => items.reduce((total, { bytes }) => total + bytes, 0);
  const bytes = (id: string, label: string, value: number): Reading => ({ id, label, unit: "bytes", value });
  const ms = (id: string, label: string, value: number | null | undefined): Reading[] =>
    value === null || value === undefined ? [] : [{ id, label, unit: "ms", value }];
  const ofFamily = (family: (typeof families)[number]) =>
    scripts.reduce((total, { url, bytes }) => total + bytes * (split(url)?.[family] ?? 0), 0);
  return [
    bytes("javascript", "JavaScript that the load fetches", sum(scripts)),
    ...families.map((family) =>
      bytes(`javascript-${family}`, `JavaScript of ${familyNames[family]}`, Math.round(ofFamily(family))),
    ),
    bytes(
      "javascript-hosted",
      "Scripts that the identity provider serves",
      sum(scripts.filter(({ url }) => HOSTED.test(url))),
    ),
    bytes("html", "HTML", sum(fetched.filter(({ type }) => type === "Document"))),
    { id: "requests", label: "Requests", unit: "count", value: fetched.length },
    ...ms("ttfb", "Time to first byte", vitals.TTFB),
    ...ms("fcp", "First contentful paint", vitals.FCP),
    ...ms("lcp", "Largest contentful paint", vitals.LCP),
    ...ms("first-row", "First row on the screen", marks.row),
    ...ms("socket-open", "Until the connection to the deployment is open", socket.open),
    ...ms("token-sent", "Until the token is known and sent", socket.token),
    ...ms("query-asked", "Until a query of one's own is asked", socket.query),
    ...ms("query-answered", "Until that query is answered", socket.answer),
    ...ms("live", "Until the data is live", marks.liveAsViewer ?? marks.live),
    ...ms("answers", "Until a click is answered", marks.answers),
    ...ms("blocked", "Blocking time", marks.blocked),
    { id: "cls", label: "Layout shift", unit: "score", value: vitals.CLS ?? 0 },
  ];
}
