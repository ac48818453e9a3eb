/** Whose JavaScript it is. */
export const families = ["framework", "convex", "provider", "own"] as const;
export type Family = (typeof families)[number];

export const familyNames: Readonly<Record<Family, string>> = {
  framework: "React and Next.js",
  convex: "Convex",
  provider: "the identity provider",
  own: "the app and its other libraries",
};

const members: Readonly<Record<Exclude<Family, "own">, RegExp>> = {
  framework: /^(?:next|react|react-dom|react-server-dom-turbopack|scheduler|@swc\/helpers|the bundler)$/,
  convex: /^convex(?:-helpers)?$/,
  // The last two are there for Clerk.
  provider: /^(?:@auth0\/.*|@clerk\/.*|@tanstack\/query-core|dequal)$/,
};

/** The family of a package, by the name that `packageOf` gives it. */
export function familyOf(name: string): Family {
  return (["framework", "convex", "provider"] as const).find((family) => members[family].test(name)) ?? "own";
}
