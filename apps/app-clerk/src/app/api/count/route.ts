import { api } from "@repo/convex-backend/api";
import { fetchMutation, fetchQuery } from "convex/nextjs";
import { clicksCall } from "../../../counter/data";
import { env } from "../../../env";

const options = { url: env.NEXT_PUBLIC_CONVEX_URL };

/** Answers `{clicks}`. No login. */
export function GET(): Promise<Response> {
  return answer(() => fetchQuery(api.counter.get, clicksCall.args, options));
}

/** Adds one and answers the new `{clicks}`. No body, no login. */
export function POST(): Promise<Response> {
  return answer(() => fetchMutation(api.counter.increment, clicksCall.args, options));
}

// Next answers other methods by itself, but leaves out the Allow header that RFC 9110, section 15.5.6, asks for.
export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as PUT };

function notAllowed({ method }: Request): Response {
  return Response.json(
    { error: `${method} is not allowed here; use GET or POST.` },
    { status: 405, headers: { Allow: "GET, HEAD, POST", "Cache-Control": "no-store" } },
  );
}

async function answer(clicks: () => Promise<number>): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    return Response.json({ clicks: await clicks() }, { headers });
  } catch (error) {
    console.error(error);
    return Response.json(
      { error: "The deployment did not answer. Try again in a moment." },
      { status: 503, headers },
    );
  }
}
