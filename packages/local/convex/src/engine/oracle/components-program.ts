import type { Random } from "./random";

type Use = "box" | "shelf";

export type ComponentStep =
  | {
      type: "write";
      use: Use;
      number: number;
      text: string;
      failsInComponent: boolean;
      isCaught: boolean;
      fails: boolean;
    }
  | { type: "remove"; use: Use; from: number; fails: boolean }
  | { type: "read" };

/** `length` steps that write to an app and to two uses of a component, and look at what came of it. */
export function generateComponentProgram(random: Random, length: number): ComponentStep[] {
  const anyUse = () => random.pick<Use>(["box", "shelf"]);
  const step = (): ComponentStep => {
    switch (random.below(6)) {
      case 0:
        return { type: "remove", use: anyUse(), from: random.below(8), fails: random.chance(0.3) };
      case 1:
      case 2:
        return { type: "read" };
      default:
        return {
          type: "write",
          use: anyUse(),
          number: random.below(8),
          text: "x".repeat(random.below(4)),
          failsInComponent: random.chance(0.3),
          isCaught: random.chance(0.5),
          fails: random.chance(0.2),
        };
    }
  };
  return Array.from({ length }, step);
}
