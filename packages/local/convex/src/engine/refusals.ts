/**
 * How a call is refused that this deployment will never answer. The Convex CLI prints a sentence that begins like this
 * as it is, and ends; any other failure of one of its own queries ends in a stack trace.
 */
const PREFIX = "You do not have permission to perform this operation: ";

/** For something that a Convex deployment has and this one has not. */
export function missingHere(what: string): string {
  return `This local deployment does not have ${what}.`;
}

/** The same as the refusal of a call. */
export function notOnThisDeployment(what: string): string {
  return notPermitted(missingHere(what));
}

/** For a caller who may not do this, for a reason that ends with a full stop. */
export function notPermitted(reason: string): string {
  return PREFIX + reason;
}
