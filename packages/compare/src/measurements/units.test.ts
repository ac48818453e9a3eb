import { expect, test } from "vitest";
import { formatValue } from "./units";

test.each([
  [258_500, "bytes", "258.5 kB"],
  [1_250_000, "bytes", "1.25 MB"],
  [83.4, "ms", "83 ms"],
  [4.24, "ms", "4.2 ms"],
  [1779, "per second", "1,779/s"],
  [0.0123, "score", "0.012"],
] as const)("%d %s is %s", (value, unit, text) => expect(formatValue(value, unit)).toBe(text));
