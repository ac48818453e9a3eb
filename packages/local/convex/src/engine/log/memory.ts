import type { Clock } from "../data/clock";
import type { TableNumbers } from "../data/ids";
import type { Requests } from "./requests";

/** What a log brings back besides the documents. */
export interface Memory {
  clock: Clock;
  numbers: TableNumbers;
  requests: Requests;
}
