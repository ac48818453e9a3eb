import { expect, test } from "vitest";

import { firstTime, nextTime, type Schedule } from "./cron-schedule";

const at = (time: string) => Date.parse(`${time}Z`);
const shown = (time: number) => new Date(time).toISOString().slice(0, 19);

test.each<[Schedule, string, string]>([
  [{ type: "interval", seconds: 30 }, "2026-11-29T12:00:10", "2026-11-29T12:00:40"],
  [{ type: "interval", minutes: 5 }, "2026-11-29T12:00:10", "2026-11-29T12:05:10"],
  [{ type: "interval", hours: 2 }, "2026-11-29T23:00:00", "2026-11-30T01:00:00"],
  [{ type: "hourly", minuteUTC: 30 }, "2026-11-29T12:30:00", "2026-11-29T13:30:00"],
  [{ type: "hourly" }, "2026-11-29T12:30:00", "2026-11-29T13:00:00"],
  [{ type: "daily", hourUTC: 9, minuteUTC: 15 }, "2026-11-29T09:14:59", "2026-11-29T09:15:00"],
  [{ type: "daily", hourUTC: 9 }, "2026-12-31T10:00:00", "2027-01-01T09:00:00"],
  [{ type: "weekly", dayOfWeek: "monday", hourUTC: 8 }, "2026-11-29T12:00:00", "2026-11-30T08:00:00"],
  [{ type: "weekly", dayOfWeek: "sunday", hourUTC: 8 }, "2026-11-29T12:00:00", "2026-12-06T08:00:00"],
  [{ type: "monthly", day: 31, hourUTC: 0 }, "2026-11-29T12:00:00", "2026-12-31T00:00:00"],
  [{ type: "cron", cron: "* * * * *" }, "2026-11-29T12:00:10", "2026-11-29T12:01:00"],
  [{ type: "cron", cron: "*/15 9-17 * * 1-5" }, "2026-11-29T12:00:00", "2026-11-30T09:00:00"],
  [{ type: "cron", cron: "5/20 * * * *" }, "2026-11-29T12:06:00", "2026-11-29T12:25:00"],
  [{ type: "cron", cron: "0 16 1 jan,JUL *" }, "2026-11-29T12:00:00", "2027-01-01T16:00:00"],
  [{ type: "cron", cron: "0 0 29 2 *" }, "2026-11-29T12:00:00", "2028-02-29T00:00:00"],
  // Of two days that are both restricted, either will do.
  [{ type: "cron", cron: "0 0 1 * sun" }, "2026-11-29T12:00:00", "2026-12-01T00:00:00"],
  [{ type: "cron", cron: "0 0 * * 7" }, "2026-11-29T12:00:00", "2026-12-06T00:00:00"],
])("%j after %s is due at %s", (schedule, after, due) => {
  expect(shown(nextTime(schedule, at(after)))).toBe(due);
});

test.each([
  ["* * * *", "must have five fields"],
  ["60 * * * *", '"60" is not from 0 to 59'],
  ["* * 0 * *", '"0" is not from 1 to 31'],
  ["* * * * someday", '"someday" is not from 0 to 7'],
  ["*/0 * * * *", "has no step"],
  ["1- * * * *", "is no field of a cron string"],
  ["0 0 31 2 *", "it is never due"],
])("the cron string %s is refused", (cron, reason) => {
  expect(() => nextTime({ type: "cron", cron }, at("2026-11-29T12:00:00"))).toThrow(reason);
});

test("an interval begins at once, every other schedule when it is due", () => {
  const now = at("2026-11-29T12:00:10");
  expect(firstTime({ type: "interval", hours: 1 }, now)).toBe(now);
  expect(shown(firstTime({ type: "hourly", minuteUTC: 0 }, now))).toBe("2026-11-29T13:00:00");
});
