import { forgetOld, predictRest, type PointerSample } from "../../src/pointer-path";
import { pathShapes, pointerPath, seededRandom, type PathShape } from "./paths";

/** A table of customers: links of a name's size, a row apart. In CSS pixels. */
const ROWS = { count: 12, left: 90, width: 110, top: 300, height: 20, pitch: 53 } as const;
const MARGIN = 8;

interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const rects = Array.from({ length: ROWS.count }, (_, index): Rect => {
  const top = ROWS.top + index * ROWS.pitch;
  return { left: ROWS.left, right: ROWS.left + ROWS.width, top, bottom: top + ROWS.height };
});

/** Says which links somebody is about to reach, by their numbers, with each position of the pointer. */
type Predictor = (path: readonly PointerSample[]) => number[];

const isIn = ({ x, y }: { x: number; y: number }, rect: Rect, margin = 0) =>
  x >= rect.left - margin && x <= rect.right + margin && y >= rect.top - margin && y <= rect.bottom + margin;

const linksAt = (point: { x: number; y: number } | undefined, margin: number) =>
  point ? rects.flatMap((rect, index) => (isIn(point, rect, margin) ? [index] : [])) : [];

export const predictors = {
  /** Nothing ahead: what the pointer is on. */
  hover: (path) => linksAt(path.at(-1), 0),
  /** Ours: where the pointer comes to rest. */
  rest: (path) => {
    const recent = [...path];
    forgetOld(recent);
    return linksAt(predictRest(recent), MARGIN).slice(0, 1);
  },
  /**
   * js.foresight 4.2.1, as it is set by default: all that is on the straight line to where the pointer would be in 120 ms
   * at its mean speed over eight positions.
   */
  line: (path) => {
    const recent = path.slice(-8);
    const [first, last] = [recent[0], recent.at(-1)];
    if (!first || !last || last.at === first.at) return [];
    const share = 120 / (last.at - first.at);
    const points = Array.from({ length: 25 }, (_, step) => ({
      x: last.x + ((last.x - first.x) * share * step) / 24,
      y: last.y + ((last.y - first.y) * share * step) / 24,
    }));
    return [...new Set(points.flatMap((point) => linksAt(point, MARGIN)))];
  },
} satisfies Record<string, Predictor>;

export interface Trial {
  /** From the first word of the link that was meant to the moment the pointer is on it, in ms; 0 for none. */
  lead: number;
  /** Other links that were said to be about to be reached. */
  others: number;
}

/** Seeded ways to a row from anywhere in the window. */
export function tryPredictor(predict: Predictor, shape: PathShape, paths: number): Trial[] {
  const random = seededRandom(pathShapes.indexOf(shape) + 1);
  return Array.from({ length: paths }, () => {
    const meant = Math.floor(random() * ROWS.count);
    const rect = rects[meant] as Rect;
    const to = { x: rect.left + ROWS.width * (0.2 + random() * 0.6), y: rect.top + ROWS.height / 2 };
    const from = { x: 60 + random() * 1100, y: 40 + random() * 850 };
    const path = pointerPath(shape, { from, to, width: ROWS.height }, random);
    return judge(predict, path, meant);
  });
}

function judge(predict: Predictor, path: readonly PointerSample[], meant: number): Trial {
  const rect = rects[meant] as Rect;
  const reached = path.findIndex((point) => isIn(point, rect));
  const said = path.map((_, index) => predict(path.slice(0, index + 1)));
  const first = said.findIndex((links) => links.includes(meant));
  const before = said.slice(0, reached + 1).flat();
  const at = (index: number) => path[index]?.at ?? 0;
  return {
    lead: first === -1 || first > reached ? 0 : at(reached) - at(first),
    others: new Set(before.filter((link) => link !== meant)).size,
  };
}
