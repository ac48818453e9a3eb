/** A built output that asks for something this server does not do. The message names it. */
export class UnknownFeatureError extends Error {
  override name = "UnknownFeatureError";
}

/**
 * Refuses what is not known instead of leaving it out, so that what is served is what Vercel would serve.
 *
 * @param what where the keys are, as in "a route of config.json"
 * @throws UnknownFeatureError
 */
export function refuseUnknownKeys(what: string, value: object, known: ReadonlySet<string>): void {
  const unknown = Object.keys(value).filter((key) => !known.has(key));
  if (unknown.length > 0) throw new UnknownFeatureError(`${what} has ${unknown.join(", ")}, unknown here.`);
}
