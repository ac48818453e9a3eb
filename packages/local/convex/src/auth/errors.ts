/** A token that is not accepted. The message goes to the client, so it never quotes the token. */
export class AuthenticationError extends Error {
  override readonly name = "AuthenticationError";
}

/** A token that was accepted has expired since: its owner comes back with a fresh one. */
export class TokenExpiredError extends Error {
  override readonly name = "TokenExpiredError";

  constructor() {
    super("Convex token identity expired");
  }
}
