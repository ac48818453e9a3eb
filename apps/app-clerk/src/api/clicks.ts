import { appErrorOf } from "@repo/convex-backend/errors";
import { isForeignRequest } from "@repo/convex-next/same-origin";

const HEADERS = { "Cache-Control": "no-store" };

/** In seconds: a deployment that did not answer in time is asked again soon, not at once. */
const RETRY_AFTER_OUTAGE = 5;

/** What /api/count answers: the number, 429 for a flood, or 503 when the deployment does not answer in time. */
export async function clickAnswer(clicks: () => Promise<number>): Promise<Response> {
  try {
    return Response.json({ clicks: await clicks() }, { headers: HEADERS });
  } catch (error) {
    const refusal = appErrorOf(error);
    if (refusal?.code === "RATE_LIMITED") return later(429, refusal.message, refusal.retryAfter);
    console.error(error);
    return later(503, "The deployment did not answer. Try again in a moment.", RETRY_AFTER_OUTAGE);
  }
}

/** 403 for a request that another site's page has the browser send (cross-site request forgery); null for others. */
export function refuseForeignPage({ headers }: Request): Response | null {
  if (!isForeignRequest((name) => headers.get(name))) return null;
  const error = "Only this app's own pages, and programs, may change something here.";
  return Response.json({ error }, { status: 403, headers: HEADERS });
}

/** Retry-After is in seconds (RFC 9110, section 10.2.3). */
function later(status: number, error: string, seconds: number): Response {
  return Response.json({ error }, { status, headers: { ...HEADERS, "Retry-After": String(seconds) } });
}
