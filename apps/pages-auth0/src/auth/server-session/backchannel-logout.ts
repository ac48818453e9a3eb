import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { NextResponse, type NextRequest } from "next/server";
import * as z from "zod/mini";
import { env } from "#env.ts";
import { tenantUrl } from "../session-sync/tenant";
import { endSessions } from "./ended-sessions";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** Far more than a logout token takes, in characters. */
const LIMIT = 16 * 1024;

const issuer = new URL("/", tenantUrl(env.AUTH0_DOMAIN)).href;
const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", issuer));

/** OpenID Connect Back-Channel Logout 1.0, section 2.4. */
const claimsSchema = z
  .object({
    sub: z.optional(z.string()),
    sid: z.optional(z.string()),
    events: z.looseObject({ [EVENT]: z.record(z.string(), z.unknown()) }),
    nonce: z.optional(z.never()),
  })
  .check(z.refine(({ sub, sid }) => sub !== undefined || sid !== undefined));

/**
 * The tenant says that a session is over, by a signed token in a form (the same, sections 2.5 to 2.8): 200 when it has
 * ended here, 400 for a token that is not the tenant's or not made out to this application, 503 when the tenant's keys
 * are out of reach, so that the tenant may try again.
 */
export async function backchannelLogout(request: NextRequest): Promise<NextResponse> {
  if (request.method !== "POST") return answer(405, "Only the tenant posts here.", { Allow: "POST" });
  const form = await request.text();
  const token = form.length > LIMIT ? null : new URLSearchParams(form).get("logout_token");
  if (!token) return answer(400, "Send a form with a logout_token.");
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: env.AUTH0_CLIENT_ID,
      requiredClaims: ["iat", "jti"],
      maxTokenAge: "5m",
      algorithms: ["RS256", "PS256"],
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) return answer(400, "This is not a logout token.");
    endSessions(claims.data);
    return answer(200);
  } catch (error) {
    if (!isVerdict(error)) {
      console.error("A back-channel logout could not be verified.", error);
      return answer(503, "The tenant's keys are out of reach.", { "Retry-After": "5" });
    }
    return answer(400, "This logout token is not valid here.");
  }
}

/** Whether the token was looked at; everything else is about getting the keys. */
const isVerdict = (error: unknown) =>
  error instanceof errors.JOSEError && !["ERR_JWKS_TIMEOUT", "ERR_JOSE_GENERIC"].includes(error.code);

function answer(
  status: number,
  text: string | null = null,
  headers: Record<string, string> = {},
): NextResponse {
  return new NextResponse(text, { status, headers: { "Cache-Control": "no-store", ...headers } });
}
