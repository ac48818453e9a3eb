import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, root } from "./files/list";

const packages = filesBelow("packages").filter((path) => /(?:^|\/)README\.md$/.test(path));
const apps = filesBelow("apps").filter((path) => path.endsWith(".md"));
const documents = [
  "README.md",
  ".github/CONTRIBUTING.md",
  ...packages.map((path) => `packages/${path}`),
  ...apps.map((path) => `apps/${path}`),
];

/** What a link leads to, without web addresses and places within the page; and paths in code, from the root. */
function namedPaths(document: string): string[] {
  const text = readFileSync(join(root, document), "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s#]+)[^)]*\)/g)].map(([, path = ""]) =>
    join(dirname(document), decodeURI(path)),
  );
  const code = [...text.matchAll(/`((?:apps|packages|\.github|\.ci)\/[\w@.[\]/-]+)`/g)].map(
    ([, path = ""]) => path,
  );
  return [...links, ...code];
}

test.each(documents)("every path that %s names exists", (document) => {
  expect(namedPaths(document).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("CONTRIBUTING lists every decision record", () => {
  const records = ["apps", "packages", ".github"].flatMap((folder) =>
    filesBelow(folder)
      .filter((path) => /(?:^|\/)decisions\/\d{4}-[^/]+\.md$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
  expect(records).not.toEqual([]);
  expect(
    namedPaths(".github/CONTRIBUTING.md")
      .filter((path) => path.includes("/decisions/"))
      .toSorted(),
  ).toEqual(records.toSorted());
});
