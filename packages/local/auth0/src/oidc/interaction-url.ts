import type { Interaction, KoaContextWithOIDC } from "oidc-provider";
import { COOKIE_NAMES, COOKIE_OPTIONS } from "./cookies";

/** Where an interaction continues. The uid in the path gives each its own cookie, so that tabs do not disturb each other. */
export const loginPath = (uid: string): string => `/u/login/${uid}`;
export const signupPath = (uid: string): string => `/u/signup/${uid}`;
const consentlessPath = (uid: string): string => `/u/consentless/${uid}`;

/**
 * Chooses the screen: sign-up for Auth0's `screen_hint=signup`, otherwise login. The provider ties its cookie to the
 * path returned here; login and sign-up link to each other, so the other one gets the cookie as well.
 */
export function interactionUrl(ctx: KoaContextWithOIDC, interaction: Interaction): string {
  const { uid, params, prompt, exp } = interaction;
  if (prompt.name === "consent") return consentlessPath(uid);
  const screens = [loginPath(uid), signupPath(uid)] as const;
  const [screen, other] = params.screen_hint === "signup" ? screens.toReversed() : screens;
  ctx.cookies.set(COOKIE_NAMES.interaction, uid, {
    ...COOKIE_OPTIONS,
    path: other,
    expires: new Date(exp * 1000),
  });
  return screen ?? loginPath(uid);
}
