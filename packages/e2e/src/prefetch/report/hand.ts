import { pathShapes, pointerPath, seededRandom } from "@repo/convex-next/testing/pointer-paths";
import type { Locator, Page } from "@playwright/test";

/** How long a button, a key or a finger is held down, in ms: what people take. */
const HOLD = 100;

/** How long the pointer rests before it sets out, in ms: longer than what a path is judged by. */
const REST = 250;

/** Somebody's hand: the same ways to the same links for the same seed. */
export class Hand {
  readonly #page: Page;
  readonly #random: () => number;

  constructor(page: Page, seed: number) {
    this.#page = page;
    this.#random = seededRandom(seed);
  }

  /** Brings the pointer to a link, and presses `lead` ms after it has reached it. */
  async click(link: Locator, lead: number): Promise<void> {
    const { mouse } = this.#page;
    const box = await boxOf(link);
    const shape = pathShapes[Math.floor(this.#random() * pathShapes.length)] ?? "straight";
    const to = { x: box.x + box.width * (0.3 + this.#random() * 0.4), y: box.y + box.height / 2 };
    // From somewhere below or beside it, where no link is.
    const from = { x: box.x + box.width + 250 + this.#random() * 300, y: box.y + 40 + this.#random() * 200 };
    await mouse.move(from.x, from.y);
    await until(performance.now() + REST);
    const path = pointerPath(shape, { from, to, width: box.height }, this.#random);
    const start = performance.now();
    let reached: number | undefined;
    for (const { x, y, at } of path) {
      await until(start + at);
      await mouse.move(x, y);
      const isOn = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
      reached ??= isOn ? performance.now() : undefined;
      // Where the link would be missed the hand goes on.
      if (isOn && reached !== undefined && performance.now() >= reached + lead) break;
    }
    await until((reached ?? performance.now()) + lead);
    await mouse.down();
    await until(performance.now() + HOLD);
    await mouse.up();
  }

  /** Presses Enter `lead` ms after the focus has come, by Tab, from the link before. */
  async enter(before: Locator, lead: number): Promise<void> {
    const { keyboard } = this.#page;
    await before.focus();
    await keyboard.press("Shift+Tab");
    for (let stops = 0; stops < 2; stops += 1) {
      await keyboard.press("Tab");
      await until(performance.now() + lead);
    }
    await keyboard.press("Enter");
  }

  /** Taps a link with a finger. */
  async tap(link: Locator): Promise<void> {
    const { x, y, width, height } = await boxOf(link);
    const devtools = await this.#page.context().newCDPSession(this.#page);
    const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
    await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await until(performance.now() + HOLD);
    await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await devtools.detach();
  }
}

async function boxOf(link: Locator) {
  const box = await link.boundingBox();
  if (!box) throw new Error("The link is not on the page.");
  return box;
}

const until = (time: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
