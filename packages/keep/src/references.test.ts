import { expect, test } from "vitest";
import { dropReferences } from "./references";

const isGone = (specifier: string) => specifier === "./auth0";
const drop = (text: string) => dropReferences(text, isGone, "a.ts");

test.each([
  ["{ convex, auth0, clerk }", "{ convex, clerk }"],
  ["{ convex, auth0 }", "{ convex }"],
  ["[auth0, clerk]", "[clerk]"],
  ["[\n  auth0,\n  clerk,\n]", "[\n  clerk,\n]"],
  ['{ "pages-auth0": auth0, clerk }', "{ clerk }"],
  ["[...auth0, clerk]", "[clerk]"],
  ["[clerk, auth0()]", "[clerk]"],
])("what an import brought goes from %s", (list, expected) => {
  expect(drop(`import { auth0 } from "./auth0";\nexport const all = ${list};\n`)).toBe(
    `export const all = ${expected};\n`,
  );
});

test("other imports and what only begins with the name stay", () => {
  const text = 'import { clerk } from "./clerk";\nexport const all = [clerk, auth0Like];\n';
  expect(drop(`import { auth0 } from "./auth0";\n${text}`)).toBe(text);
});

test("what is exported from it, or imported for its effect, goes as well", () => {
  expect(drop('export { keys } from "./auth0";\nimport "./auth0";\nexport const a = 1;\n')).toBe(
    "export const a = 1;\n",
  );
});

test("a use that is no element of a list is named, with what to do", () => {
  expect(() => drop('import { auth0 } from "./auth0";\nauth0.start();\n')).toThrow(
    "a.ts still uses auth0, which goes. Put what needs it into a file that is named after its part",
  );
});

test("a comment may speak of it", () => {
  expect(drop('import { auth0 } from "./auth0";\n// Unlike auth0.\n')).toBe("// Unlike auth0.\n");
});
