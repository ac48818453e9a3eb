import { api } from "@repo/convex-backend/api";
import { cleanCustomer, customerStatuses, firstProblem, LARGEST_LIST } from "@repo/convex-backend/rules";
import { runMutation } from "@repo/convex-next/server";
import { z } from "zod";
import { check } from "./check";
import { readJsonBody } from "./json-body";
import { Problem } from "./problem";
import { readCustomersPage } from "./read-customers";
import { apiRoute, type ApiRequest } from "./route";
import { bearerToken, type ApiOptions } from "./token";

const limitError = `A whole number from 1 to ${LARGEST_LIST}`;

/** Which customers to list. */
const listQuery = z.object({
  limit: z.coerce
    .number(limitError)
    .int(limitError)
    .min(1, limitError)
    .max(LARGEST_LIST, limitError)
    .default(LARGEST_LIST),
  cursor: z.string("One cursor, as an answer has given it").min(1, "A cursor is not empty").optional(),
});

/** The shape; what a name or an address may be, the rules of a customer say. */
const newCustomer = z.strictObject({
  name: z.string(),
  email: z.string(),
  company: z.string().optional(),
  status: z.enum(customerStatuses).optional(),
  notes: z.string().optional(),
});

/** A parameter that comes more than once is a list. */
function queryOf({ url }: ApiRequest): Record<string, string | string[]> {
  const query = new URL(url).searchParams;
  return Object.fromEntries(
    [...query.keys()].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/**
 * For programs, with `Authorization: Bearer <token>`. GET answers `{customers, isDone, continueCursor}`, newest first:
 * `?limit=` of them, 1 to 500, 500 unless told; while `isDone` is false, `?cursor=<continueCursor>` has the next ones.
 * POST takes a customer as JSON and answers 201 `{id}`. Anything else is `{error, field?}` with 400, 401, 403, 405,
 * 413, 415, 429, 503 or, of a POST whose outcome nobody knows, 504.
 */
export function customersRoute<Context>(options: ApiOptions<Context>) {
  const { url } = options;
  return apiRoute<Context>({
    GET: async (request) => {
      const token = bearerToken(request, options);
      const { limit, cursor = null } = check(listQuery, queryOf(request));
      const { page, isDone, continueCursor } = await readCustomersPage({ limit, cursor }, { url, token });
      return Response.json({ customers: page, isDone, continueCursor });
    },
    POST: async (request) => {
      const token = bearerToken(request, options);
      // Half of a character, which JSON can hold, is mended here: a deployment refuses it.
      const fields = cleanCustomer(await readJsonBody(request, newCustomer));
      const problem = firstProblem(fields);
      if (problem) throw new Problem(400, problem.message, problem.field);
      const id = await runMutation(api.customers.create, fields, { url, token });
      return Response.json({ id }, { status: 201 });
    },
  });
}
