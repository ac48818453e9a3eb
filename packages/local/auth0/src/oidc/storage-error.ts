import { DiskError } from "@repo/local-kit/files";
import { errors } from "oidc-provider";

/**
 * What the provider tells a client when the disk takes no change. Any other error would reach it as "oops! something
 * went wrong".
 */
class StorageError extends errors.CustomOIDCProviderError {
  override readonly cause: DiskError;

  constructor(cause: DiskError) {
    super("server_error", cause.message);
    this.cause = cause;
    this.status = cause.status;
    this.statusCode = cause.status;
  }
}

/** Runs a change of the provider's records. */
export function storing(change: () => void): void {
  try {
    change();
  } catch (error) {
    throw error instanceof DiskError ? new StorageError(error) : error;
  }
}

/** The disk's refusal behind an error of ours or of the provider, if that is what it is. */
export function diskErrorOf(error: unknown): DiskError | undefined {
  if (error instanceof StorageError) return error.cause;
  return error instanceof DiskError ? error : undefined;
}
