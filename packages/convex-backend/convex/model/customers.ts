import { v, type Infer, type ObjectType } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { notFound } from "./errors";
import { boundedText, emailAddress } from "./text";

export const customerStatus = v.union(v.literal("lead"), v.literal("active"), v.literal("paused"));
export type CustomerStatus = Infer<typeof customerStatus>;

/** What a user may set. */
export const customerFields = {
  name: v.string(),
  email: v.string(),
  company: v.optional(v.string()),
  status: v.optional(customerStatus),
  notes: v.optional(v.string()),
};

const clean = {
  name: (value: string) => boundedText("name", value, { min: 1, max: 120 }),
  email: (value: string) => emailAddress("email", value),
  company: (value: string) => boundedText("company", value, { max: 120 }),
  notes: (value: string) => boundedText("notes", value, { max: 2000 }),
};

/** Defaults filled in, strings trimmed and bounded. @throws INVALID naming the field. */
export function cleanCustomer(fields: ObjectType<typeof customerFields>) {
  return {
    name: clean.name(fields.name),
    email: clean.email(fields.email),
    company: clean.company(fields.company ?? ""),
    status: fields.status ?? ("lead" as const),
    notes: clean.notes(fields.notes ?? ""),
  };
}

/** Only the fields that were given. @throws INVALID naming the field. */
export function cleanCustomerPatch(fields: Partial<ObjectType<typeof customerFields>>) {
  return {
    ...(fields.name !== undefined && { name: clean.name(fields.name) }),
    ...(fields.email !== undefined && { email: clean.email(fields.email) }),
    ...(fields.company !== undefined && { company: clean.company(fields.company) }),
    ...(fields.status !== undefined && { status: fields.status }),
    ...(fields.notes !== undefined && { notes: clean.notes(fields.notes) }),
  };
}

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
