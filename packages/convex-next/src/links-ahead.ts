import { forgetOld, predictRest, type PointerSample } from "./pointer-path.ts";
import { nextTabStop } from "./tab-path.ts";

/** How far beside a link a predicted point may be, in CSS pixels. */
const MARGIN = 8;
/** How long a link is ahead after the last event that says so, in ms: estimates flicker, and a pointer may stop. */
const KEEP_AHEAD = 150;

const AROUND = [
  [0, 0],
  [0, -MARGIN],
  [0, MARGIN],
  [-MARGIN, 0],
  [MARGIN, 0],
] as const;

type Tell = (isAhead: boolean) => void;

/**
 * Tells links that somebody is about to reach them: the pointer by its path, the keyboard by its next Tab stop. At most
 * one link of each at a time. Touch has no way that could be seen.
 *
 * The browser itself says what is at a predicted point, so nothing has to know where links are, which scroll and move.
 */
export class LinksAhead {
  readonly #links = new Map<Element, Tell>();
  readonly #pointer = new Ahead();
  readonly #keyboard = new Ahead();
  readonly #path: PointerSample[] = [];
  #expiry: ReturnType<typeof setTimeout> | undefined;
  /** Set while the focus moves by Tab. */
  #isTabBackwards: boolean | undefined;

  /** @returns to be called when the link goes */
  watch(link: Element, tell: Tell): () => void {
    if (this.#links.size === 0) this.#begin();
    this.#links.set(link, tell);
    return () => {
      this.#links.delete(link);
      this.#pointer.forget(tell);
      this.#keyboard.forget(tell);
      if (this.#links.size === 0) this.#end();
    };
  }

  #begin(): void {
    window.addEventListener("pointermove", this.#move, { passive: true });
    window.addEventListener("pointerdown", this.#point, { capture: true, passive: true });
    window.addEventListener("keydown", this.#press, { capture: true });
    document.addEventListener("focusin", this.#focus);
    document.addEventListener("focusout", this.#blur);
  }

  #end(): void {
    clearTimeout(this.#expiry);
    window.removeEventListener("pointermove", this.#move);
    window.removeEventListener("pointerdown", this.#point, { capture: true });
    window.removeEventListener("keydown", this.#press, { capture: true });
    document.removeEventListener("focusin", this.#focus);
    document.removeEventListener("focusout", this.#blur);
  }

  readonly #move = ({ pointerType, buttons, clientX, clientY, timeStamp }: PointerEvent) => {
    // A button that is down drags or selects.
    if (pointerType === "touch" || buttons !== 0) return;
    this.#path.push({ x: clientX, y: clientY, at: timeStamp });
    forgetOld(this.#path);
    const rest = predictRest(this.#path);
    const tell = rest && this.#linkAt(rest.x, rest.y);
    if (!tell) return;
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => this.#pointer.show(undefined), KEEP_AHEAD);
    this.#pointer.show(tell);
  };

  readonly #press = ({ key, shiftKey }: KeyboardEvent) => {
    this.#isTabBackwards = key === "Tab" ? shiftKey : undefined;
  };

  readonly #point = () => {
    this.#isTabBackwards = undefined;
  };

  readonly #focus = ({ target }: FocusEvent) => {
    if (this.#isTabBackwards === undefined || !(target instanceof Element)) return;
    const stop = nextTabStop(target, this.#isTabBackwards);
    this.#keyboard.show(stop && this.#links.get(stop));
  };

  readonly #blur = () => this.#keyboard.show(undefined);

  #linkAt(x: number, y: number): Tell | undefined {
    for (const [dx, dy] of AROUND) {
      const link = document.elementFromPoint(x + dx, y + dy)?.closest("a");
      const tell = link && this.#links.get(link);
      if (tell) return tell;
    }
    return undefined;
  }
}

/** The one link that is ahead, if any. */
class Ahead {
  #tell: Tell | undefined;

  show(tell: Tell | undefined): void {
    if (tell === this.#tell) return;
    this.#tell?.(false);
    this.#tell = tell;
    tell?.(true);
  }

  /** The link has gone: it is not told. */
  forget(tell: Tell): void {
    if (this.#tell === tell) this.#tell = undefined;
  }
}
