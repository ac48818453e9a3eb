/// <reference types="vite/client" />
import { expect, test } from "vitest";
import css from "./styles.css?raw";

type Theme = "light" | "dark";

const tokens = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? "", { light: light ?? "", dark: dark ?? "" }],
  ),
);

function color(name: string, theme: Theme): string {
  const token = tokens.get(name);
  if (token === undefined)
    throw new Error(`styles.css has no --color-${name} with a light and a dark value.`);
  return token[theme];
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const sheets = ["background", "surface", "subtle"];
const tones = ["primary", "success", "warning", "danger"];

const text: [string, string][] = [
  ...["foreground", "muted", ...tones].flatMap((ink) =>
    sheets.map((sheet): [string, string] => [ink, sheet]),
  ),
  ...tones.flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ["foreground", `${tone}-soft`],
  ]),
  ...["primary", "danger"].flatMap((tone): [string, string][] => [
    [`${tone}-foreground`, tone],
    [`${tone}-foreground`, `${tone}-strong`],
  ]),
];

test.each(["light", "dark"] as const)(
  "every text stands out from its sheet by 4.5 to 1 in the %s theme",
  (theme) => {
    const faint = text.filter(([ink, sheet]) => contrast(color(ink, theme), color(sheet, theme)) < 4.5);
    expect(faint).toEqual([]);
  },
);

test.each(["light", "dark"] as const)("fields and rings stand out by 3 to 1 in the %s theme", (theme) => {
  const faint = ["field", "ring"].flatMap((line) =>
    sheets
      .filter((sheet) => contrast(color(line, theme), color(sheet, theme)) < 3)
      .map((sheet) => [line, sheet]),
  );
  expect(faint).toEqual([]);
});
