import type { User } from "./store/model";

/** Dark enough for white initials at 4.5:1 (WCAG 1.4.3). */
const BACKGROUNDS = ["#4338ca", "#0f766e", "#9d174d", "#92400e", "#1d4ed8", "#6b21a8"];

function initialsOf(user: Pick<User, "firstName" | "lastName" | "email">): string {
  const initials = [user.firstName, user.lastName].map((part) => part?.match(/\p{L}/u)?.[0] ?? "").join("");
  return (initials || user.email.slice(0, 1)).toUpperCase();
}

/**
 * The `image_url` of a person without a picture. Clerk has one drawn for everybody, on a host of its own that is not on
 * this machine; its components write initials where there is none, and its Content Security Policy takes no `data:`.
 */
export const NO_IMAGE = "";

/** An avatar that needs no network. Kept short: it also travels in the session cookie as `picture`. */
export function avatarUrl(user: Pick<User, "id" | "firstName" | "lastName" | "email">): string {
  const index = Number.parseInt(user.id.slice(-4), 16) % BACKGROUNDS.length;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="${BACKGROUNDS[index]}" d="M0 0h8v8H0z"/>` +
    `<text x="4" y="5.2" font-size="3.4" font-family="sans-serif" text-anchor="middle" fill="#fff">${initialsOf(user)}</text></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
