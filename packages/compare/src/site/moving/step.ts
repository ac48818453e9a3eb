/** One step of a move: what to read, and what to do. */
export interface Step {
  readonly title: string;
  /** What it moves: a step of one kind can be taken, and be live, without those of the other. */
  readonly part: "router" | "provider" | "both";
  /** In the field's terms, short enough to act on. */
  readonly tasks: readonly string[];
  /** The id of the concern whose sources show it. */
  readonly concern: string;
}
