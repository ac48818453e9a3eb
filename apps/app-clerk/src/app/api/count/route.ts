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
