/**
 * The disk took no change: it is full, read-only or broken. Whoever catches it has changed nothing, and says so to the
 * caller with {@link DiskError.status}.
 */
export class DiskError extends Error {
  override readonly name = "DiskError";
  /** Insufficient Storage (RFC 4918, section 11.5): the request was right, and will be again once there is space. */
  readonly status = 507;

  /** @param path the file that could not be written */
  constructor(path: string, cause: unknown) {
    super(`Cannot write to ${path}: ${String(cause)}. Free some space on this disk and try again.`, {
      cause,
    });
  }
}
