/** A cron job's schedule as `cronJobs()` exports it. */
export type Schedule =
  | { type: "interval"; seconds?: number; minutes?: number; hours?: number }
  | { type: "hourly"; minuteUTC?: number }
  | { type: "daily"; hourUTC: number; minuteUTC?: number }
  | { type: "weekly"; dayOfWeek: string; hourUTC: number; minuteUTC?: number }
  | { type: "monthly"; day: number; hourUTC: number; minuteUTC?: number }
  | { type: "cron"; cron: string };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** February 29th comes back within eight years, over a century's end without one. */
const MAX_DAYS = 8 * 366;

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The minutes, in UTC, at which a schedule is due. */
interface CronFields {
  minutes: number[];
  hours: number[];
  isDay: (date: Date) => boolean;
}

/**
 * When a schedule is due next: the first time after `after`, and with an interval as long after it as that is. Epoch
 * milliseconds.
 *
 * @throws Error for a cron string that is malformed, or never due
 */
export function nextTime(schedule: Schedule, after: number): number {
  if (schedule.type === "interval") {
    const { hours = 0, minutes = 0, seconds = 0 } = schedule;
    return after + (hours * 60 + minutes) * MINUTE_MS + seconds * 1000;
  }
  return nextMinute(fieldsOf(schedule), after);
}

/** When a job with this schedule runs first: one with an interval at once, as its deployment begins the interval. */
export function firstTime(schedule: Schedule, now: number): number {
  return schedule.type === "interval" ? now : nextTime(schedule, now);
}

function fieldsOf(schedule: Exclude<Schedule, { type: "interval" }>): CronFields {
  if (schedule.type === "cron") return parseCron(schedule.cron);
  // Convex picks a minute when none is given.
  const minutes = [schedule.minuteUTC ?? 0];
  const hours = schedule.type === "hourly" ? range(0, 23) : [schedule.hourUTC];
  if (schedule.type === "weekly") {
    const day = DAYS.indexOf(schedule.dayOfWeek);
    return { minutes, hours, isDay: (date) => date.getUTCDay() === day };
  }
  if (schedule.type === "monthly") {
    return { minutes, hours, isDay: (date) => date.getUTCDate() === schedule.day };
  }
  return { minutes, hours, isDay: () => true };
}

function nextMinute({ minutes, hours, isDay }: CronFields, after: number): number {
  const today = Math.floor(after / DAY_MS) * DAY_MS;
  for (let day = today; day <= today + MAX_DAYS * DAY_MS; day += DAY_MS) {
    if (!isDay(new Date(day))) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        const time = day + (hour * 60 + minute) * MINUTE_MS;
        if (time > after) return time;
      }
    }
  }
  throw new Error("it is never due");
}

/** Minute, hour, day of the month, month, day of the week; of two days that are both restricted either will do. */
function parseCron(cron: string): CronFields {
  const fields = cron.trim().split(/\s+/);
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = fields;
  if (fields.length !== 5) throw new Error(`"${cron}" must have five fields`);
  const days = parseField(dayOfMonth, 1, 31);
  const months = parseField(month, 1, 12, (name) => MONTHS.indexOf(name) + 1);
  const nameOfDay = (name: string) => DAYS.findIndex((day) => day.startsWith(name));
  // Some systems call Sunday 7 as well.
  const weekdays = new Set(parseField(dayOfWeek, 0, 7, nameOfDay).map((day) => day % 7));
  const eitherDay = dayOfMonth !== "*" && dayOfWeek !== "*";
  return {
    minutes: parseField(minute, 0, 59),
    hours: parseField(hour, 0, 23),
    isDay: (date) => {
      const isDate = days.includes(date.getUTCDate());
      const isWeekday = weekdays.has(date.getUTCDay());
      return (
        months.includes(date.getUTCMonth() + 1) && (eitherDay ? isDate || isWeekday : isDate && isWeekday)
      );
    },
  };
}

/** A list of numbers, ranges and steps, in order: "5", "1-5", "*", "0-30/10", "mon,wed". */
function parseField(field: string, min: number, max: number, ofName = (_name: string) => -1): number[] {
  const found = field.split(",").flatMap((part) => {
    const match = /^(?:\*|(?<from>\w+)(?:-(?<to>\w+))?)(?:\/(?<step>\d+))?$/.exec(part)?.groups;
    if (match === undefined) throw new Error(`"${part}" is no field of a cron string`);
    const value = (text: string) => {
      const number = /^\d+$/.test(text) ? Number(text) : text.length === 3 ? ofName(text.toLowerCase()) : -1;
      if (number >= min && number <= max) return number;
      throw new Error(`"${text}" is not from ${min} to ${max}`);
    };
    const from = match.from === undefined ? min : value(match.from);
    const open = match.from === undefined || match.step !== undefined ? max : from;
    const to = match.to === undefined ? open : value(match.to);
    const step = Number(match.step ?? 1);
    if (step < 1) throw new Error(`"${part}" has no step`);
    return range(from, to).filter((number) => (number - from) % step === 0);
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
