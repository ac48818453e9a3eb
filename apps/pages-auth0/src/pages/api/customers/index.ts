import { api } from "@repo/convex-backend/api";
import { runMutation } from "@repo/convex-next/server";
import { z } from "zod";
import { check } from "../../../api/check";
import { readJsonBody } from "../../../api/json-body";
import { apiRoute } from "../../../api/route";
import { bearerToken } from "../../../api/token";
import { readCustomersPage } from "../../../customers/read-customers";
import type { Customer } from "../../../customers/row";
import { env } from "../../../env";

const LARGEST_PAGE = 500;
const limitError = `A whole number from 1 to ${LARGEST_PAGE}`;

/** Which customers to list. */
const listQuery = z.object({
  limit: z.coerce
    .number(limitError)
    .int(limitError)
    .min(1, limitError)
    .max(LARGEST_PAGE, limitError)
    .default(LARGEST_PAGE),
  cursor: z.string("One cursor, as an answer has given it").min(1, "A cursor is not empty").optional(),
});

/** The shape only: what a name or an address may be is for the mutation to say, once for every caller. */
const newCustomer = z.strictObject({
  name: z.string(),
  email: z.string(),
  company: z.string().optional(),
  status: z.enum(["lead", "active", "paused"]).optional(),
  notes: z.string().optional(),
});

interface CustomersList {
  customers: Customer[];
  /** Whether there are no more behind these. */
  isDone: boolean;
  /** What to send as `cursor` for those. */
  continueCursor: string;
}

/**
 * For programs: `Authorization: Bearer <Auth0 ID token>`. GET answers `{customers, isDone, continueCursor}`, newest
 * first: `?limit=` of them, 1 to 500, 500 unless told; while `isDone` is false, `?cursor=<continueCursor>` has the next
 * ones. POST takes a customer as JSON and answers 201 `{id}`. Anything else is `{error, field?}` with 400, 401, 405,
 * 413, 415 or 503.
 */
export default apiRoute<CustomersList | { id: string }>({
  GET: async (req, res) => {
    const options = { url: env.NEXT_PUBLIC_CONVEX_URL, token: bearerToken(req) };
    const { limit, cursor = null } = check(listQuery, req.query);
    const { page, isDone, continueCursor } = await readCustomersPage({ limit, cursor }, options);
    res.status(200).json({ customers: page, isDone, continueCursor });
  },
  POST: async (req, res) => {
    const options = { url: env.NEXT_PUBLIC_CONVEX_URL, token: bearerToken(req) };
    const fields = await readJsonBody(req, newCustomer);
    res.status(201).json({ id: await runMutation(api.customers.create, fields, options) });
  },
});

export const config = { api: { bodyParser: false } };
