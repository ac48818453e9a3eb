import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findPackage } from "./packages";
import { root } from "./root";

const shown = {
  "pages-auth0": ["next", "react", "convex", "@auth0/auth0-react", "@auth0/nextjs-auth0"],
  "app-clerk": ["@clerk/nextjs"],
};

/** The installed versions of what the two apps are built on. */
export function versions(): Record<string, string> {
  const found = Object.entries(shown).flatMap(([app, names]) =>
    names.flatMap((name) => {
      const folder = findPackage(join(root, "apps", app), name);
      if (folder === undefined) return [];
      const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
        version: string;
      };
      return [[name, version] as const];
    }),
  );
  return Object.fromEntries(found);
}
