import { api } from "@repo/convex-backend/api";
import { fetchCall, runMutation } from "@repo/convex-next/server";
import { clickAnswer, refuseForeignPage } from "../../../api/clicks";
import { clicksCall } from "../../../counter/data";
import { env } from "../../../env";

const options = { url: env.NEXT_PUBLIC_CONVEX_URL };

/** Answers `{clicks}`. No login. */
export function GET(): Promise<Response> {
  return clickAnswer(() => fetchCall(clicksCall, options));
}

/** Adds one and answers the new `{clicks}`. No body, no login. Not for other sites' pages; 429 for a flood. */
export async function POST(request: Request): Promise<Response> {
  return (
    refuseForeignPage(request) ??
    (await clickAnswer(() => runMutation(api.counter.increment, clicksCall.args, options)))
  );
}

// Next answers other methods by itself, but leaves out the Allow header that RFC 9110, section 15.5.6, asks for.
export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as PUT };

function notAllowed({ method }: Request): Response {
  return Response.json(
    { error: `${method} is not allowed here; use GET or POST.` },
    { status: 405, headers: { Allow: "GET, HEAD, POST", "Cache-Control": "no-store" } },
  );
}
