import { z } from "zod";
import { readJsonBody } from "../http/body";
import type { Context } from "../http/context";
import { requireOwnOrigin } from "../http/guards";
import { TenantError } from "../http/tenant-error";
import type { Route } from "../http/router";
import { dropAccounts, letTimePass } from "../state/records";
import type { Tenant } from "../tenant";
import type { User } from "../users/directory";

export const lifetimeSchema = z.coerce.number().int().min(1).max(31_536_000);
const lifetimesSchema = z.strictObject({
  idToken: lifetimeSchema.optional(),
  accessToken: lifetimeSchema.optional(),
  refreshToken: lifetimeSchema.optional(),
  refreshTokenIdle: lifetimeSchema.optional(),
  session: lifetimeSchema.optional(),
  sessionIdle: lifetimeSchema.optional(),
  email: z.string().optional(),
});
const clockSchema = z.strictObject({ advance: lifetimeSchema, email: z.string().optional() });
const revokeSchema = z.strictObject({ email: z.string() });

async function readBody<T>(ctx: Context, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJsonBody(ctx));
  if (!parsed.success) throw new TenantError(400, "This body is not valid", z.prettifyError(parsed.error));
  return parsed.data;
}

function requireUser({ url, users }: Tenant, email: string): User {
  const user = users.byEmail(email);
  if (!user) throw new TenantError(404, "There is no such user", `${url} lists the users`);
  return user;
}

/** What tests need and no tenant has: JSON in, JSON out, not for pages of other origins. */
export function controlRoutes(tenant: Tenant): Route[] {
  const { failedLogins, lifetimes, records, url } = tenant;
  return [
    {
      method: "GET",
      path: /^\/_local\/health$/,
      handle(ctx) {
        requireOwnOrigin(ctx, url);
        ctx.body = { status: "ok", issuer: tenant.issuer, lifetimes: lifetimes.get() };
      },
    },
    {
      // Ends the tenant sessions of a user and revokes every token; the applications are not told.
      method: "POST",
      path: /^\/_local\/revoke$/,
      async handle(ctx) {
        requireOwnOrigin(ctx, url);
        const { email } = await readBody(ctx, revokeSchema);
        const user = requireUser(tenant, email);
        ctx.body = { dropped: dropAccounts(records, (sub) => sub === user.sub) };
      },
    },
    {
      // Seconds; they apply to the next token issued, of one person if there is an address.
      method: "POST",
      path: /^\/_local\/lifetimes$/,
      async handle(ctx) {
        requireOwnOrigin(ctx, url);
        const { email, ...changed } = await readBody(ctx, lifetimesSchema);
        lifetimes.set({ ...lifetimes.get(email), ...changed }, email);
        ctx.body = lifetimes.get(email);
      },
    },
    {
      // Sessions, codes, tokens and blocks become older by so many seconds, those of one person if there is an address.
      method: "POST",
      path: /^\/_local\/clock$/,
      async handle(ctx) {
        requireOwnOrigin(ctx, url);
        const { advance, email } = await readBody(ctx, clockSchema);
        const sub = email === undefined ? undefined : requireUser(tenant, email).sub;
        letTimePass(records, advance, ({ accountId }) => sub === undefined || accountId === sub);
        failedLogins.letTimePass(advance, sub);
        ctx.body = { advanced: advance };
      },
    },
  ];
}
