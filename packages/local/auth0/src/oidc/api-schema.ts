import { readFileSync } from "node:fs";
import { normalizeEmail } from "@repo/local-kit/sample-users";
import { z } from "zod";

/** RFC 6749, section 3.3. */
const scopeSchema = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/);

const permissionsSchema = z
  .record(z.string(), z.array(scopeSchema))
  .transform((permissions) =>
    Object.fromEntries(Object.entries(permissions).map(([email, scopes]) => [normalizeEmail(email), scopes])),
  );

const apiSchema = z
  .strictObject({
    /** What requests call the `audience`. Auth0 takes any text; the provider behind this tenant takes URIs (RFC 8707). */
    identifier: z.url(),
    scopes: z.array(scopeSchema),
    /** Seconds; without it, what holds for access tokens in general. */
    tokenLifetime: z.int().min(1).max(2_592_000).optional(),
    /** Auth0's "Allow Offline Access": without it there is no refresh token for this API. */
    allowOfflineAccess: z.boolean().default(false),
    /**
     * Auth0's "Enable RBAC" with "Add Permissions in the Access Token": who may what, by e-mail address. Without it
     * everybody gets the scopes they ask for, and tokens have no `permissions`.
     */
    permissions: permissionsSchema.optional(),
  })
  .refine(
    ({ permissions = {}, scopes }) => Object.values(permissions).every((own) => isSubset(own, scopes)),
    { error: "Permissions are scopes of the API.", path: ["permissions"] },
  );

const isSubset = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((one) => all.includes(one));

/** An API as it is registered in Auth0's dashboard. */
export type Api = z.infer<typeof apiSchema>;
/** The same, as somebody writes it. */
export type ApiOptions = z.input<typeof apiSchema>;

/** Throws an error that says what is wrong with the registration of an API. */
export function parseApis(apis: unknown): Api[] {
  const parsed = z.array(apiSchema).safeParse(apis);
  if (!parsed.success) throw new Error(`The APIs are malformed: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The APIs in a JSON file. Throws an error that names the file. */
export function readApis(path: string): Api[] {
  try {
    return parseApis(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot read the APIs in ${path}: ${reason}`, { cause });
  }
}
