/** One step of a move: what to read, and what to do. */
export interface Step {
  readonly title: string;
  /** In the field's terms, short enough to act on. */
  readonly tasks: readonly string[];
  /** The id of the concern whose sources show it. */
  readonly concern: string;
}
