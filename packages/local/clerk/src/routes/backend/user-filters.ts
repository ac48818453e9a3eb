import { normalizeEmail } from "@repo/local-kit/sample-users";
import { z } from "zod";

import type { User } from "#store/model";
import { fullName } from "#store/users";
import { paginationQuery } from "./pagination";

/** A parameter that may be repeated. */
const list = z.preprocess((value) => [value].flat(), z.array(z.string().max(2_048)).max(100)).optional();
/** Milliseconds since the epoch. */
const instant = z.coerce.number().int().optional();

/** Clerk's filters, but for organizations, which are off. */
export const countQuery = z.strictObject({
  user_id: list,
  external_id: list,
  email_address: list,
  // Nobody has one of these.
  phone_number: list,
  username: list,
  web3_wallet: list,
  query: z.string().max(2_048).optional(),
  last_active_at_before: instant,
  last_active_at_after: instant,
  last_active_at_since: instant,
  created_at_before: instant,
  created_at_after: instant,
  last_sign_in_at_before: instant,
  last_sign_in_at_after: instant,
});

const ORDER = {
  created_at: (user: User) => user.createdAt,
  updated_at: (user: User) => user.updatedAt,
  email_address: (user: User) => user.email,
  first_name: (user: User) => user.firstName ?? "",
  last_name: (user: User) => user.lastName ?? "",
  last_active_at: (user: User) => user.lastSignInAt ?? 0,
  last_sign_in_at: (user: User) => user.lastSignInAt ?? 0,
};
const orders = z.enum([
  "created_at",
  "updated_at",
  "email_address",
  "first_name",
  "last_name",
  "last_active_at",
  "last_sign_in_at",
]);

export const listQuery = z.strictObject({
  ...countQuery.shape,
  ...paginationQuery,
  order_by: z
    .string()
    .regex(/^[ +-]?/)
    .transform((text) => ({ descending: text.startsWith("-"), by: text.replace(/^[ +-]/, "") }))
    .pipe(z.object({ descending: z.boolean(), by: orders }))
    .default({ descending: true, by: "created_at" }),
});

/** Whether a value is among those asked for; one with a `-` before it is one to leave out, as on Clerk. */
function isAmong(asked: readonly string[] | undefined, value: string | null): boolean {
  if (asked === undefined) return true;
  const excluded = asked.filter((each) => each.startsWith("-")).map((each) => each.slice(1));
  const included = asked.filter((each) => !each.startsWith("-")).map((each) => each.replace(/^\+/, ""));
  const isIn = (values: readonly string[]) => value !== null && values.includes(value);
  return (included.length === 0 || isIn(included)) && !isIn(excluded);
}

function isWithin(at: number | null, after: number | undefined, before: number | undefined): boolean {
  if (after === undefined && before === undefined) return true;
  return at !== null && at > (after ?? -Infinity) && at < (before ?? Infinity);
}

/** The users that a list or a count is about, in the order in which they came. */
export function matching(users: readonly User[], query: z.infer<typeof countQuery>): User[] {
  const emails = query.email_address?.map(normalizeEmail);
  const words = query.query?.toLowerCase();
  const isNobodys = [query.phone_number, query.username, query.web3_wallet].some(
    (values) => values !== undefined,
  );
  if (isNobodys) return [];
  return users.filter(
    (user) =>
      (emails?.includes(user.email) ?? true) &&
      isAmong(query.user_id, user.id) &&
      isAmong(query.external_id, user.externalId) &&
      (words === undefined ||
        [user.email, user.id, fullName(user)].some((text) => text?.toLowerCase().includes(words))) &&
      isWithin(user.lastSignInAt, query.last_active_at_after, query.last_active_at_before) &&
      isWithin(user.lastSignInAt, query.last_active_at_since, undefined) &&
      isWithin(user.createdAt, query.created_at_after, query.created_at_before) &&
      isWithin(user.lastSignInAt, query.last_sign_in_at_after, query.last_sign_in_at_before),
  );
}

/** Sorts users; of two that are the same, the later one comes first in a descending order. */
export function sorted(
  users: readonly User[],
  { descending, by }: z.infer<typeof listQuery>["order_by"],
): User[] {
  const ascending = users.toSorted((a, b) => {
    const [left, right] = [ORDER[by](a), ORDER[by](b)];
    return left < right ? -1 : Number(left > right);
  });
  return descending ? ascending.toReversed() : ascending;
}
