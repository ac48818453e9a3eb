import type { PageCost } from "./messages";

/** A request as the browser saw it (https://w3c.github.io/resource-timing). */
export type SeenRequest = Pick<
  PerformanceResourceTiming,
  "name" | "initiatorType" | "startTime" | "encodedBodySize" | "transferSize"
>;

/** A document as the browser saw it, or undefined for a step of the router. */
export type SeenDocument = Pick<PerformanceNavigationTiming, "encodedBodySize" | "transferSize">;

/** The router's own requests: props of the Pages Router, the payload of the App Router. */
const isPageData = ({ name }: SeenRequest) => /\/_next\/data\/|[?&]_rsc=/.test(name);
const isScript = ({ name, initiatorType }: SeenRequest) =>
  initiatorType === "script" || (initiatorType === "link" && /\.js(?:$|\?)/.test(name));

/** Adds up what was asked for. A script that was preloaded and then run is in the list twice, and counts once. */
export function pageCost(
  requests: readonly SeenRequest[],
  document: SeenDocument | undefined,
): Omit<PageCost, "firstRows"> {
  const scripts = new Map(requests.filter(isScript).map((script) => [script.name, script]));
  const others = requests.filter((request) => !isScript(request)).length;
  return {
    requests: scripts.size + others + (document ? 1 : 0),
    scriptBytes: sum([...scripts.values()].map(({ encodedBodySize }) => encodedBodySize)),
    pageBytes:
      document?.encodedBodySize ??
      sum(requests.filter(isPageData).map(({ encodedBodySize }) => encodedBodySize)),
    transferredBytes: (document?.transferSize ?? 0) + sum(requests.map(({ transferSize }) => transferSize)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
