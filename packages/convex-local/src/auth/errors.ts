/** A token that is not accepted. The message goes to the client, so it never quotes the token. */
export class AuthenticationError extends Error {
  override readonly name = "AuthenticationError";
}
