import type { Random } from "./random";

/** Notes, files and jobs are named by numbers, which both databases share, instead of by id. */
export type ServiceStep =
  | { type: "write"; number: number; text: string; list: "a" | "b" }
  | { type: "remove"; number: number }
  | { type: "search"; text: string; list: "a" | "b" | null }
  | { type: "store"; number: number; content: string; contentType: string | null }
  | { type: "deleteFile"; number: number; fails: boolean }
  | { type: "readFiles" }
  /** Writes a note later; `fails` is for the mutation that schedules it, `jobFails` for what it schedules. */
  | { type: "schedule"; number: number; isSoon: boolean; fails: boolean; jobFails: boolean }
  | { type: "cancel"; index: number; fails: boolean }
  | { type: "jobs" };

/** None begins with another one: of a search's words convex-test takes every one as a prefix, Convex the last. */
const WHOLE_WORDS = ["ada", "bob", "\u00E9ric"] as const;
const WORDS = [...WHOLE_WORDS, "adam", "adele", "bobby"] as const;
const PREFIXES = ["a", "ad", "adam", "b", "bobb", "\u00E9", "none"] as const;

/** About `length` steps that search, store files and schedule functions, and look at what came of it. */
export function generateServiceProgram(random: Random, length: number): ServiceStep[] {
  const number = () => random.below(8);
  const list = () => random.pick<"a" | "b">(["a", "b"]);
  const step = (): ServiceStep => {
    switch (random.below(11)) {
      case 0:
      case 1:
      case 2:
        return { type: "write", number: number(), text: randomText(random), list: list() };
      case 3:
        return { type: "remove", number: number() };
      case 4:
      case 5:
        return { type: "search", text: randomSearch(random), list: random.chance(0.4) ? list() : null };
      case 6:
        return {
          type: "store",
          number: number(),
          content: "x".repeat(random.below(20)),
          contentType: random.pick([null, "text/plain", "image/png"]),
        };
      case 7:
        return { type: "deleteFile", number: number(), fails: random.chance(0.3) };
      case 8:
        return { type: "readFiles" };
      case 9:
        return {
          type: "schedule",
          number: number(),
          isSoon: random.chance(0.5),
          fails: random.chance(0.2),
          jobFails: random.chance(0.3),
        };
      default:
        return random.chance(0.5)
          ? { type: "cancel", index: random.below(4), fails: random.chance(0.2) }
          : { type: "jobs" };
    }
  };
  return Array.from({ length }, step);
}

function randomText(random: Random): string {
  return Array.from({ length: random.below(6) }, () => random.pick(WORDS)).join(" ");
}

function randomSearch(random: Random): string {
  const whole = random.chance(0.3) ? [random.pick(["\u00E9ric"])] : [];
  return [...whole, random.pick(PREFIXES)].join(" ");
}
