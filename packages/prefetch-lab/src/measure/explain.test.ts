import { expect, test } from "vitest";
import { explain } from "./explain";
import type { Measurement } from "./measurement";

const measurement: Measurement = {
  technique: "plain",
  tryId: 1,
  clickToRowsMs: 233.7,
  pressToRowsMs: 330.2,
  executionsBefore: 0,
  executionsAfter: 1,
  freshness: "unknown",
  askedServer: true,
};

test("a click that had to wait for the server", () => {
  expect(explain(measurement)).toEqual([
    "Nothing had run before your click.",
    "From the click on it ran once.",
    "The browser had to ask the Next server first, and you waited 234 ms.",
    "Since the button went down it was 330 ms.",
    "No customer has changed from elsewhere yet, so nothing could have been out of date.",
  ]);
});

test("a click that found everything ready", () => {
  const ready = {
    executionsBefore: 2,
    executionsAfter: 0,
    askedServer: false,
    clickToRowsMs: 19.2,
    pressToRowsMs: 19.2,
  };
  expect(explain({ ...measurement, ...ready, freshness: "fresh" })).toEqual([
    "Your query had run twice before your click.",
    "It did not run again.",
    "The Next server was not asked in between. You waited 19 ms.",
    "The first rows you saw were up to date.",
  ]);
});

test("nothing is said about runs that nobody counted", () => {
  const uncounted = { ...measurement, executionsBefore: null, executionsAfter: null };
  expect(explain({ ...uncounted, freshness: "stale" })).toEqual([
    "The browser had to ask the Next server first, and you waited 234 ms.",
    "Since the button went down it was 330 ms.",
    "The first rows you saw were out of date, until the live ones replaced them.",
  ]);
});
