import type { Unit } from "./format";

/** A value with its unit, with as many digits as matter: "258.5 kB", "83 ms". */
export function formatValue(value: number, unit: Unit): string {
  const number = (digits: number, of = value) =>
    of.toLocaleString("en-US", { maximumFractionDigits: digits });
  switch (unit) {
    case "bytes":
      return value >= 1e6 ? `${number(2, value / 1e6)} MB` : `${number(1, value / 1000)} kB`;
    case "ms":
      return `${number(value < 10 ? 1 : 0)} ms`;
    case "s":
      return `${number(1)} s`;
    case "per second":
      return `${number(0)}/s`;
    case "lines":
      return `${number(0)} lines`;
    case "count":
    case "score":
      break;
  }
  return number(3);
}
