import type { PointerSample } from "../../src/pointer-path";

/** How a hand brings a pointer to a target. */
export const pathShapes = ["straight", "curved", "overshooting", "trackpad"] as const;
export type PathShape = (typeof pathShapes)[number];

interface Point {
  x: number;
  y: number;
}

/** Browsers tell of a pointer once a frame. */
const FRAME_MS = 1000 / 60;

/** The same numbers for the same seed, from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The positions of a pointer, a frame each, on its way to the middle of a target: made from what is known of hands. Each
 * movement has the speed of minimum jerk (Flash and Hogan, 1985) and lasts as long as Fitts' law says (ISO 9241-411); one
 * that overshoots is followed by a correction; on a trackpad the finger is lifted and put down again on the way.
 *
 * @param width the target's, in CSS pixels
 */
export function pointerPath(
  shape: PathShape,
  { from, to, width }: { from: Point; to: Point; width: number },
  random: () => number,
): PointerSample[] {
  const bow = shape === "curved" ? (random() < 0.5 ? -1 : 1) * (0.15 + random() * 0.15) : 0;
  if (shape === "overshooting") {
    const beyond = along(from, to, 1.06 + random() * 0.08);
    const there = movement(from, beyond, { width, bow: 0, random });
    return [...there, ...after(there, movement(beyond, to, { width, bow: 0, random }))];
  }
  if (shape === "trackpad") {
    const lift = along(from, to, 0.5 + random() * 0.2);
    const there = movement(from, lift, { width, bow: 0.05, random });
    return [...there, ...after(there, movement(lift, to, { width, bow: -0.05, random }), 60 + random() * 60)];
  }
  return movement(from, to, { width, bow, random });
}

function movement(
  from: Point,
  to: Point,
  { width, bow, random }: { width: number; bow: number; random: () => number },
): PointerSample[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const duration = (80 + 120 * Math.log2(Math.hypot(dx, dy) / width + 1)) * (0.85 + random() * 0.3);
  const frames = Math.max(2, Math.round(duration / FRAME_MS));
  return Array.from({ length: frames }, (_, index) => {
    const time = (index + 1) / frames;
    const way = time ** 3 * (10 - 15 * time + 6 * time ** 2);
    // A hand trembles, and a browser knows whole pixels.
    const tremble = () => (random() - 0.5) * 1.5;
    const sideways = bow * Math.sin(Math.PI * way);
    return {
      x: Math.round(from.x + dx * way - dy * sideways + tremble()),
      y: Math.round(from.y + dy * way + dx * sideways + tremble()),
      at: (index + 1) * FRAME_MS,
    };
  });
}

/** A movement that begins where another ends. @param pause in ms */
function after(
  earlier: readonly PointerSample[],
  later: readonly PointerSample[],
  pause = 0,
): PointerSample[] {
  const start = (earlier.at(-1)?.at ?? 0) + pause;
  return later.map((sample) => ({ ...sample, at: sample.at + start }));
}

const along = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});
