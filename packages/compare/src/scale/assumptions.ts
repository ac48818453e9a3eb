import type { Assumptions } from "./model";

/** Where the sliders begin. */
export const defaults: Assumptions = {
  people: 1000,
  loadsPerDay: 2,
  navigationsPerLoad: 6,
  hoversPerLoad: 15,
  minutesOpen: 30,
  daysPerMonth: 20,
  loginsPerMonth: 2,
  peakFactor: 4,
};

/** The sizes that one may grow to. */
export const sizes = [1000, 100_000, 10_000_000] as const;

/** A slider, and why it begins where it does. */
export interface Slider {
  name: Exclude<keyof Assumptions, "people">;
  label: string;
  unit: string;
  min: number;
  max: number;
  step: number;
  why: string;
}

export const sliders: readonly Slider[] = [
  {
    name: "loadsPerDay",
    label: "Loads a day",
    unit: "a person",
    min: 1,
    max: 20,
    step: 1,
    why: "Once in the morning and once after lunch: a tool for work stays open between.",
  },
  {
    name: "navigationsPerLoad",
    label: "Clicks to another page",
    unit: "a load",
    min: 0,
    max: 50,
    step: 1,
    why: "Three customers looked at, and back to the list each time.",
  },
  {
    name: "hoversPerLoad",
    label: "Links rested on",
    unit: "a load",
    min: 0,
    max: 100,
    step: 1,
    why: "More than twice the clicks: a pointer crosses rows on its way. Nobody has measured it here.",
  },
  {
    name: "minutesOpen",
    label: "A tab stays open",
    unit: "min",
    min: 1,
    max: 480,
    step: 1,
    why: "Half an hour in view. A tab in the background renews its tokens, too: with many, go up.",
  },
  {
    name: "daysPerMonth",
    label: "Days of use",
    unit: "a month",
    min: 1,
    max: 31,
    step: 1,
    why: "The working days.",
  },
  {
    name: "loginsPerMonth",
    label: "Logins",
    unit: "a person and month",
    min: 0,
    max: 30,
    step: 1,
    why: "Sessions last for weeks; a second device and a forgotten one.",
  },
  {
    name: "peakFactor",
    label: "The busiest moment",
    unit: "times the average",
    min: 1,
    max: 20,
    step: 1,
    why: "One country's working hours are a third of the day, and nine o'clock is the busiest of them.",
  },
];
