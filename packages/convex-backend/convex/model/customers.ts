import { v, type ObjectType } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import {
  blankCustomer,
  cleanCustomer,
  customerFields as fieldNames,
  customerStatuses,
  firstProblem,
  wellFormed,
  type CustomerValues,
} from "../../rules";
import { conflict, invalid, notFound } from "./errors";
import { symbolWords } from "./search";

const [lead, active, paused] = customerStatuses;
export const customerStatus = v.union(v.literal(lead), v.literal(active), v.literal(paused));

/** What a user may set. */
export const customerFields = {
  name: v.string(),
  email: v.string(),
  company: v.optional(v.string()),
  status: v.optional(customerStatus),
  notes: v.optional(v.string()),
};

/** Some of what a user may set. */
export const customerPatch = {
  name: v.optional(v.string()),
  email: v.optional(v.string()),
  company: v.optional(v.string()),
  status: v.optional(customerStatus),
  notes: v.optional(v.string()),
};

/** What lists show of a customer. */
const summary = {
  _id: v.id("customers"),
  _creationTime: v.number(),
  name: v.string(),
  email: v.string(),
  company: v.string(),
  status: customerStatus,
};
export const customerSummary = v.object(summary);

/** A customer, as their owner sees it. */
export const customerInFull = v.object({ ...summary, notes: v.string() });

/**
 * What lists show of a document. Texts are well-formed on the way out too: a deployment may hold some from before the way
 * in saw to it, and a page that a server renders would differ from the browser's.
 */
export function toSummary({ _id, _creationTime, name, email, company, status }: Doc<"customers">) {
  return {
    _id,
    _creationTime,
    name: wellFormed(name),
    email: wellFormed(email),
    company: wellFormed(company),
    status,
  };
}

export const inFull = (customer: Doc<"customers">) => ({
  ...toSummary(customer),
  notes: wellFormed(customer.notes),
});

/** The fields as they are stored. @throws INVALID naming the field. */
function checked<Values extends Partial<CustomerValues>>(values: Values): Values {
  const problem = firstProblem(values);
  if (problem) throw invalid(problem.field, problem.message);
  return cleanCustomer(values);
}

/** Defaults filled in, strings cleaned and bounded. @throws INVALID naming the field. */
export function newCustomer(fields: ObjectType<typeof customerFields>) {
  const { name, email, company, status, notes } = fields;
  const customer = checked({
    name,
    email,
    company: company ?? blankCustomer.company,
    status: status ?? blankCustomer.status,
    notes: notes ?? blankCustomer.notes,
  });
  return { ...customer, ...symbolWords(customer.name) };
}

type Patch = Partial<ObjectType<typeof customerPatch>>;

/**
 * The given fields only, as they are stored.
 *
 * @param base what these fields held when somebody began to change them; one that holds something else by now, and not
 *   what it is to become either, was changed by somebody else meanwhile
 * @throws INVALID naming the field, CONFLICT naming all that were changed meanwhile
 */
export function changeCustomer(existing: Doc<"customers">, fields: Patch, base: Patch = {}) {
  const stored = inFull(existing);
  const change = checked(given(fields));
  const before = cleanCustomer(given(base));
  const lost = fieldNames.filter(
    (field) =>
      change[field] !== undefined &&
      before[field] !== undefined &&
      stored[field] !== before[field] &&
      stored[field] !== change[field],
  );
  if (lost.length > 0) throw conflict(lost);
  return { ...change, ...(change.name !== undefined && symbolWords(change.name)) };
}

const given = (fields: Patch): Partial<CustomerValues> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * The customer with this id if `userId` owns it. `id` is any string: it comes from a URL.
 * @throws NOT_FOUND for a malformed id, no such document, and somebody else's alike.
 */
export async function ownCustomer(
  ctx: { db: QueryCtx["db"] },
  userId: Id<"users"> | null,
  id: string,
): Promise<Doc<"customers">> {
  const customerId = ctx.db.normalizeId("customers", id);
  const customer = customerId && (await ctx.db.get("customers", customerId));
  if (!customer || customer.userId !== userId) throw notFound("customer");
  return customer;
}
