import { expect, test } from "vitest";
import { familyOf, vocabularyOf } from "./families";
import { modulesOf } from "./modules";
import { sharesOf } from "./split";

const react = 'function a(t){t.pendingLanes=t.suspendedLanes;throw Error("Minified React error")}';
const convex = 'class b{open(){this.reconnectNow();return "ModifyQuerySet"+this.maxObservedTimestamp}}';
const auth0 = 'let k="@@auth0spajs@@";function c(o){return o.getTokenSilently("invalid_refresh")}';
const own = 'function d(e){return e.customerLedger("Nothing here of others, only ours")}';

const vocabulary = vocabularyOf({
  framework: [react, 'shared.commonProperty("said by two of them")'],
  convex: [convex, 'shared.commonProperty("said by two of them")'],
  provider: [auth0],
});

const chunk = `(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push(["object"==typeof document?document.currentScript:void 0,11,e=>{${react}},12,13,e=>{${own}}]);`;

test("a chunk is cut into its modules", () => {
  expect(modulesOf(chunk)).toEqual([`e=>{${react}}`, `e=>{${own}}`]);
});

test("a script that is no chunk is one module", () => {
  const polyfill = 'self.addEventListener("error", () => undefined);';
  expect(modulesOf(polyfill)).toEqual([polyfill]);
});

test.each([
  ["framework", react],
  ["convex", convex],
  ["provider", auth0],
  ["own", own],
  ["own", 'shared.commonProperty("said by two of them")'],
] as const)("%s is known by its words", (family, code) => {
  expect(familyOf(code, vocabulary)).toBe(family);
});

test("the bytes of a chunk divide, and nothing is lost", () => {
  const shares = sharesOf(chunk, vocabulary);
  expect(shares.framework).toBeGreaterThan(0.4);
  expect(shares.own).toBeGreaterThan(0.4);
  expect(shares.framework + shares.own).toBeCloseTo(1);
});

test("modules that the bundler has merged into one function are told apart", () => {
  const mixed = `TURBOPACK.push([1,2,e=>{${react.repeat(40)};${auth0.repeat(40)}}])`;
  const { framework, provider } = sharesOf(mixed, vocabulary);
  expect(framework).toBeGreaterThan(0.25);
  expect(provider).toBeGreaterThan(0.25);
});
