import type { Freshness, Measurement } from "./measurement";

const freshnessWords: Record<Freshness, string> = {
  fresh: "The first rows you saw were up to date.",
  stale: "The first rows you saw were out of date, until the live ones replaced them.",
  unknown: "No customer has changed from elsewhere yet, so nothing could have been out of date.",
};

/** What happened at a click, in sentences for the person who clicked. */
export function explain(measurement: Measurement): string[] {
  return [
    ...explainRuns(measurement),
    explainServer(measurement),
    ...explainPress(measurement),
    freshnessWords[measurement.freshness],
  ];
}

function explainRuns({ executionsBefore, executionsAfter }: Measurement): string[] {
  if (executionsBefore === null || executionsAfter === null) return [];
  const before =
    executionsBefore === 0
      ? "Nothing had run before your click."
      : `Your query had run ${times(executionsBefore)} before your click.`;
  const after =
    executionsAfter === 0 ? "It did not run again." : `From the click on it ran ${times(executionsAfter)}.`;
  return [before, after];
}

function explainServer({ askedServer, clickToRowsMs }: Measurement): string {
  const waited = `${Math.round(clickToRowsMs)} ms`;
  return askedServer
    ? `The browser had to ask the Next server first, and you waited ${waited}.`
    : `The Next server was not asked in between. You waited ${waited}.`;
}

/** What pointing devices add: nothing where the link opened at the press, or where there was none. */
function explainPress({ clickToRowsMs, pressToRowsMs }: Measurement): string[] {
  const ms = Math.round(pressToRowsMs);
  return ms > Math.round(clickToRowsMs) ? [`Since the button went down it was ${ms} ms.`] : [];
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
