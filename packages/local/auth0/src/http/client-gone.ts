import { errorCode } from "@repo/local-kit/errors";

/** The last is Node's parser, which waits for the rest of a body. */
const goneCodes = new Set(["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "HPE_INVALID_EOF_STATE"]);

/** A client that leaves before it has sent everything, or has the whole answer, is no failure of the tenant. */
export const isClientGone = (error: unknown): boolean => goneCodes.has(errorCode(error) ?? "");
