/**
 * Whether a call has failed for lack of the deployment's answer: `fetch` fails with a TypeError when there is no
 * connection, or no longer, and with a TimeoutError at the deadline. Whether a mutation has run is then unknown.
 */
export function isUnanswered(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError");
}
