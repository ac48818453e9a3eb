import { api } from "@repo/convex-backend/api";
import { fetchMutation, fetchQuery } from "convex/nextjs";
import type { NextApiRequest, NextApiResponse } from "next";
import { clicksCall } from "../../counter/data";
import { env } from "../../env";

/** GET answers `{clicks}`; POST adds one and answers the new number. No body, no login. */
export default async function handler(
  req: NextApiRequest,
  res: NextApiResponse<{ clicks: number } | { error: string }>,
) {
  res.setHeader("Cache-Control", "no-store");
  const options = { url: env.NEXT_PUBLIC_CONVEX_URL };
  try {
    if (req.method === "GET") {
      res.status(200).json({ clicks: await fetchQuery(api.counter.get, clicksCall.args, options) });
    } else if (req.method === "POST") {
      res.status(200).json({ clicks: await fetchMutation(api.counter.increment, clicksCall.args, options) });
    } else {
      res.setHeader("Allow", "GET, POST");
      res.status(405).json({ error: `${req.method} is not allowed here; use GET or POST.` });
    }
  } catch (error) {
    console.error(error);
    res.status(503).json({ error: "The deployment did not answer. Try again in a moment." });
  }
}
