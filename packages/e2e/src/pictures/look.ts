import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { apps } from "../apps/index";

const require = createRequire(import.meta.url);

function face(family: string, weight: string, file: string): string {
  const data = readFileSync(require.resolve(file)).toString("base64");
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
}

/**
 * The product takes the fonts of the system that it runs on, so the same page is another picture on each machine.
 * The pictures have fonts of this package instead; sizes, weights and spacing stay the product's.
 */
const FONTS = [
  face("Picture Sans", "100 900", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
  face("Picture Mono", "400", "@fontsource/dejavu-mono/files/dejavu-mono-latin-400-normal.woff2"),
  `* { font-family: "Picture Sans" !important; font-synthesis: none !important; }`,
  `:is(code, pre, kbd, samp, .font-mono), :is(code, pre) * { font-family: "Picture Mono" !important; }`,
].join("\n");

/** What is another text in each run, and what stands in its place. All are as long as what they replace. */
const LIVE_TEXTS: readonly (readonly [string, string])[] = [
  // Of the people and customers that a journey makes up.
  ["\\b[0-9a-f]{8}\\b", "00000000"],
  ["\\b\\d+ ms\\b", "100 ms"],
];

/** Puts the fonts of the pictures into the page, and waits for them. */
export async function loadFonts(page: Page): Promise<void> {
  await page.evaluate(async (css) => {
    if (document.getElementById("picture-fonts")) return;
    const style = document.createElement("style");
    style.id = "picture-fonts";
    style.textContent = css;
    document.head.append(style);
    await Promise.all(
      ['400 16px "Picture Sans"', '400 16px "Picture Mono"'].map((font) => document.fonts.load(font)),
    );
  }, FONTS);
}

/**
 * Gives everything that changes by itself one value: moments, the public counter, made-up names. The text is replaced
 * instead of covered, so that its size and its place stay part of the picture.
 */
export async function holdLiveTexts(page: Page): Promise<void> {
  await page.evaluate((live) => {
    for (const moment of document.querySelectorAll("time")) {
      const hasTime = /\d:\d/.test(moment.textContent);
      moment.textContent = hasTime ? "2 Jan 2026, 10:20:30 UTC" : "2 Jan 2026";
    }
    const counters = document.querySelectorAll("[aria-atomic] > .tabular-nums, main p.tabular-nums");
    for (const counter of counters) if (/^[\d,]+$/.test(counter.textContent)) counter.textContent = "1,284";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      const held = live.reduce(
        (text, [found, held]) => text.replace(new RegExp(found, "g"), held),
        node.data,
      );
      if (held !== node.data) node.data = held;
    }
  }, LIVE_TEXTS);
}

/** Takes out what is meant to be different in the twin app on every page: the app's name, and the account's control. */
export async function hideDifferences(page: Page): Promise<void> {
  const header = page.getByRole("banner");
  for (const { title } of apps) {
    await header.getByText(title, { exact: true }).evaluateAll((names) => {
      for (const name of names) name.textContent = "Router + login";
    });
  }
  const account = header.getByLabel(/^Account: /);
  await account.evaluateAll((controls: HTMLElement[]) => {
    for (const control of controls) control.style.visibility = "hidden";
  });
}
