import type { NextApiRequest, NextApiResponse } from "next";
import { getAuthToken } from "../auth/server";
import { Problem } from "./problem";

// RFC 6750, section 2.1; an ID token is a JWT (RFC 7519, section 3).
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The ID token in the Authorization header, unverified: the deployment verifies it. @throws Problem 401 */
export function bearerToken(req: NextApiRequest): string {
  const token = BEARER.exec(req.headers.authorization ?? "")?.[1];
  if (!token) throw new Problem(401, "Send an Auth0 ID token: `Authorization: Bearer <ID token>`.");
  return token;
}

/** The ID token in the Authorization header or, without that header, of the server's session. @throws Problem 401 */
export async function bearerOrSessionToken(req: NextApiRequest, res: NextApiResponse): Promise<string> {
  if (req.headers.authorization !== undefined) return bearerToken(req);
  const token = await getAuthToken({ req, res });
  if (!token)
    throw new Problem(401, "Sign in, or send an Auth0 ID token: `Authorization: Bearer <ID token>`.");
  return token;
}
