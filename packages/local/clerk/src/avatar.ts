import { html as svg } from "@repo/local-kit/html";

import type { User } from "./store/model";

type Person = Pick<User, "id" | "firstName" | "lastName" | "email">;

/** Dark enough for white initials at 4.5:1 (WCAG 1.4.3). */
const BACKGROUNDS = ["4338ca", "0f766e", "9d174d", "92400e", "1d4ed8", "6b21a8"] as const;

interface Avatar {
  readonly background: (typeof BACKGROUNDS)[number];
  readonly initials: string;
}

/** The `:background` of an avatar's path, if it is one. */
export function avatarBackground(text: string): Avatar["background"] | undefined {
  return BACKGROUNDS.find((background) => background === text);
}

function avatarOf({ id, firstName, lastName, email }: Person): Avatar {
  const names = [firstName, lastName].map((part) => part?.match(/\p{L}/u)?.[0] ?? "").join("");
  const index = Number.parseInt(id.slice(-4), 16) % BACKGROUNDS.length;
  return {
    background: BACKGROUNDS[index] ?? BACKGROUNDS[0],
    initials: (names || email.slice(0, 1)).toUpperCase(),
  };
}

/** The drawing, as SVG. */
export function avatarSvg({ background, initials }: Avatar): string {
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#${background}" d="M0 0h8v8H0z"/><text x="4" y="5.2" font-size="3.4" font-family="sans-serif" text-anchor="middle" fill="#fff">${initials}</text></svg>`
    .markup;
}

/**
 * The `image_url` of a person. Everybody has a picture at Clerk, whose button for the account is broken without one if
 * the person has no name either. It is not a `data:` URL, as Clerk's own Content Security Policy takes none.
 *
 * @param address where who asks reaches this instance
 */
export function imageUrl(address: string, user: Person): string {
  const { background, initials } = avatarOf(user);
  return `${address}/avatars/${background}/${encodeURIComponent(initials)}`;
}

/** An avatar without a server. Kept short: it also travels in the session cookie as `picture`. */
export function avatarDataUrl(user: Person): string {
  return `data:image/svg+xml;base64,${Buffer.from(avatarSvg(avatarOf(user))).toString("base64")}`;
}
