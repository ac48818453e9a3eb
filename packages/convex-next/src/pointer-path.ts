/** Where a pointer was, in CSS pixels of the window, and when, in ms. */
export interface PointerSample {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** How far a path is drawn out, in ms: beyond it an estimate is a guess. */
const HORIZON = 100;
/** What an estimate rests on, in ms: long enough for noise, short enough for one movement. */
const WINDOW = 80;
/** Fewer than these say nothing of an acceleration. */
const FEWEST = 4;

/** Drops what is too old for the next estimate. @param path oldest first; it is changed */
export function forgetOld(path: PointerSample[]): void {
  const newest = path.at(-1)?.at ?? 0;
  while ((path[0]?.at ?? newest) < newest - WINDOW) path.shift();
}

/**
 * Where a pointer is about to come to rest, from its speed and how that falls. Hands slow down long before they arrive
 * (minimum jerk: Flash and Hogan, 1985), so what does not slow down is only passing, and comes to nothing here.
 *
 * @param path the last positions, oldest first
 */
export function predictRest(path: readonly PointerSample[]): { x: number; y: number } | undefined {
  const first = path[0];
  const middle = path[Math.floor(path.length / 2)];
  const last = path.at(-1);
  if (path.length < FEWEST || !first || !middle || !last) return undefined;
  const early = middle.at - first.at;
  const late = last.at - middle.at;
  if (early <= 0 || late <= 0) return undefined;

  const way = Math.hypot(last.x - middle.x, last.y - middle.y);
  const earlySpeed = Math.hypot(middle.x - first.x, middle.y - first.y) / early;
  // The speed of either half is that of its middle.
  const slowing = (earlySpeed - way / late) / ((early + late) / 2);
  const speed = way / late - (slowing * late) / 2;
  if (slowing <= 0 || speed <= 0) return undefined;
  const time = Math.min(HORIZON, speed / slowing);
  const share = (speed * time - (slowing * time ** 2) / 2) / way;
  return { x: last.x + (last.x - middle.x) * share, y: last.y + (last.y - middle.y) * share };
}
