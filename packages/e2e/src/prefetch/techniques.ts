/** What an app's techniques do, by the name that the lab gives them. */
export interface Techniques {
  /** How often the query runs for a link between the coming of the pointer and the click. */
  runsBeforeClick: Record<string, number>;
  /** Those whose first rows are as old as the hover, or older. */
  staleAfterChange: readonly string[];
  /** Ours, which nothing of the above may be said about. */
  ours: readonly string[];
  /** How often the query runs because the lab opens: for links that act when they are on the screen. */
  runsAtOpening: number;
  /** How often it runs for each link that the pointer sweeps over: once more where a row has a server part. */
  runsPerTurn: number;
}
