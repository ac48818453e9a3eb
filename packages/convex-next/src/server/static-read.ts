import type { FunctionReturnType } from "convex/server";
import { getFunctionName } from "convex/server";
import { queryOf, type AnyQuery, type QueryCall } from "../query-call.ts";
import { serverClient } from "./client.ts";
import { isUnanswered } from "./unanswered.ts";

/** Convex's words for a function that the deployment has not. */
const UNKNOWN_FUNCTION = "Could not find public function";

/**
 * Reads what a static page shows. A build must not depend on a deployment that answers: there it is undefined when the
 * deployment is out of reach, and the page reads it behind its first request. Later a page that cannot be made again
 * stays as it was, so then an outage is thrown.
 *
 * @param isBuild whether the page is made by a build, as opposed to by a server
 * @throws what the query throws; for a deployment without the function an error that says what comes first
 */
export async function readForStaticPage<Query extends AnyQuery>(
  call: QueryCall<Query>,
  { url, isBuild }: { url: string; isBuild: boolean },
): Promise<FunctionReturnType<Query> | undefined> {
  const name = getFunctionName(queryOf(call));
  try {
    return await serverClient({ url }).query(queryOf(call), call.args);
  } catch (error) {
    if (isUnknownFunction(error)) {
      throw new Error(
        `The deployment at ${url} has no function ${name}. Push the functions before the front ends are built: npx convex deploy, in packages/convex-backend.`,
        { cause: error },
      );
    }
    if (!isBuild || !isUnanswered(error)) throw error;
    console.warn(
      `The deployment at ${url} does not answer, so ${name} is not in the page that was built; the first request reads it.`,
    );
    return undefined;
  }
}

const isUnknownFunction = (error: unknown): boolean =>
  error instanceof Error && error.message.includes(UNKNOWN_FUNCTION);
