import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "../measurements/format";
import { apps, type AppName, exactFigure } from "./figures";
import { bytesOf, closure } from "./packages";
import { root } from "./root";

const PROVIDER = /^@(?:auth0|clerk)\//;

/** What each app's identity provider brings: packages that nothing else of the app needs, and their bytes. */
export function measureDependencies(): Figure[] {
  const brought = Object.fromEntries(apps.map((app) => [app, providerPackages(app)])) as Record<
    AppName,
    ReturnType<typeof providerPackages>
  >;
  const figure = (name: string, label: string, unit: Figure["unit"], read: (app: AppName) => number) =>
    exactFigure({
      id: `dependencies/provider/${name}`,
      group: "dependencies",
      label,
      unit,
      conditions: { of: "the identity provider" },
      read,
    });
  return [
    figure("direct", "Packages of the provider that the app names", "count", (app) => brought[app].direct),
    figure("packages", "Packages that only the provider brings", "count", (app) => brought[app].packages),
    figure("bytes", "Their size when installed", "bytes", (app) => brought[app].bytes),
  ];
}

function providerPackages(app: AppName): { direct: number; packages: number; bytes: number } {
  const folder = join(root, "apps", app);
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const names = Object.keys(dependencies);
  const direct = names.filter((name) => PROVIDER.test(name));
  const others = closure(
    folder,
    names.filter((name) => !PROVIDER.test(name)),
  );
  const own = [...closure(folder, direct)].filter((path) => !others.has(path));
  return {
    direct: direct.length,
    packages: own.length,
    bytes: own.reduce((sum, path) => sum + bytesOf(path), 0),
  };
}
