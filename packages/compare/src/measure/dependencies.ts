import { readFileSync } from "node:fs";
import { join } from "node:path";
import { subjects, type Figure, type Subject } from "../measurements/format";
import { exactFigure, folderOf } from "./figures";
import { bytesOf, closure } from "./packages";

const PROVIDER = /^@(?:auth0|clerk)\//;

/** What the identity provider of each app and baseline brings: packages that nothing else of the app needs, and their bytes. */
export function measureDependencies(): Figure[] {
  const brought = new Map(subjects.map((subject) => [subject, providerPackages(subject)]));
  const figure = (name: "direct" | "packages" | "bytes", label: string, unit: Figure["unit"]) =>
    exactFigure({
      id: `dependencies/provider/${name}`,
      group: "dependencies",
      label,
      unit,
      conditions: { of: "the identity provider" },
      of: subjects,
      read: (subject) => brought.get(subject)?.[name] ?? 0,
    });
  return [
    figure("direct", "Packages of the provider that the app names", "count"),
    figure("packages", "Packages that only the provider brings", "count"),
    figure("bytes", "Their size when installed", "bytes"),
  ];
}

function providerPackages(subject: Subject): { direct: number; packages: number; bytes: number } {
  const folder = folderOf(subject);
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
