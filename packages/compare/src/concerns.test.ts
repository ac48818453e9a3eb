import { describe, expect, test } from "vitest";
import { apps } from "./concern";
import { concerns } from "./concerns";
import { concernsOf, entriesOf } from "./files/concern-files";
import { covers } from "./files/covers";
import { filesBelow, isSource } from "./files/list";

const everything = ["apps/pages-auth0/src", "apps/app-clerk/src", "packages"].flatMap((folder) =>
  filesBelow(folder).map((path) => `${folder}/${path}`),
);

test("an id is used once", () => {
  expect(new Set(concerns.map(({ id }) => id)).size).toBe(concerns.length);
});

describe.each(apps)("%s", (app) => {
  const files = filesBelow(`apps/${app}/src`);

  test("every source file belongs to exactly one concern", () => {
    const wrong = files
      .filter(isSource)
      .map((path) => ({ path, concerns: concernsOf(concerns, app, path).map(({ id }) => id) }))
      .filter((file) => file.concerns.length !== 1);
    expect(wrong).toEqual([]);
  });

  test("every path that a concern names has source that no other concern takes", () => {
    const empty = concerns.flatMap((concern) =>
      entriesOf(concern, app).filter(
        (entry) =>
          !files.some((path) => covers(entry, path) && concernsOf(concerns, app, path).includes(concern)),
      ),
    );
    expect(empty).toEqual([]);
  });
});

test.each(concerns.map((concern) => [concern.id, concern] as const))(
  "what %s shares and is tested by is there",
  (_, { shared, journeys, unitTests }) => {
    const isTest = (path: string) => /\.test\.tsx?$/.test(path);
    const isJourney = (path: string) => path.endsWith(".spec.ts");
    const missing = [
      ...shared.filter((entry) => !everything.some((path) => covers(entry, path))),
      ...unitTests.filter((entry) => !everything.some((path) => covers(entry, path) && isTest(path))),
      ...journeys
        .map((entry) => `packages/e2e/src/${entry}`)
        .filter((entry) => !everything.some((path) => covers(entry, path) && isJourney(path))),
    ];
    expect(missing).toEqual([]);
  },
);
