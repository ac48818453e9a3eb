import { api } from "@repo/convex-backend/api";
import { fetchMutation, fetchQuery } from "convex/nextjs";
import { z } from "zod";
import { readJsonBody } from "../../../api/json-body";
import { apiRoute } from "../../../api/route";
import { bearerToken } from "../../../api/token";
import type { Customer } from "../../../customers/row";
import { env } from "../../../env";

/** The shape only: what a name or an address may be is for the mutation to say, once for every caller. */
const newCustomer = z.strictObject({
  name: z.string(),
  email: z.string(),
  company: z.string().optional(),
  status: z.enum(["lead", "active", "paused"]).optional(),
  notes: z.string().optional(),
});

/**
 * For programs: `Authorization: Bearer <Auth0 ID token>`. GET answers `{customers}`, newest first; POST takes a
 * customer as JSON and answers 201 `{id}`. Anything else is `{error, field?}` with 400, 401, 405, 413, 415 or 503.
 */
export default apiRoute<{ customers: Customer[] } | { id: string }>({
  GET: async (req, res) => {
    const options = { url: env.NEXT_PUBLIC_CONVEX_URL, token: bearerToken(req) };
    res.status(200).json({ customers: await fetchQuery(api.customers.listByUser, {}, options) });
  },
  POST: async (req, res) => {
    const options = { url: env.NEXT_PUBLIC_CONVEX_URL, token: bearerToken(req) };
    const fields = await readJsonBody(req, newCustomer);
    res.status(201).json({ id: await fetchMutation(api.customers.create, fields, options) });
  },
});

export const config = { api: { bodyParser: false } };
