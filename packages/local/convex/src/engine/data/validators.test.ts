import { v, type GenericValidator, type ValidatorJSON } from "convex/values";
import { expect, test, vi } from "vitest";
import { formatValidator, formatValue } from "./format";
import { validate } from "./validators";

vi.mock("./format", { spy: true });

const tableOf = (id: string): string | null =>
  id.startsWith("user") ? "users" : id.startsWith("post") ? "posts" : null;

function problem(validator: GenericValidator, value: unknown): string | null {
  // `json` is what functions and schemas export; the library keeps it out of its types.
  const { json } = validator as unknown as { json: ValidatorJSON };
  return validate(json, value, tableOf);
}

test("values that fit have no problem", () => {
  const validator = v.object({
    any: v.any(),
    id: v.id("users"),
    literal: v.union(v.literal("a"), v.literal(1), v.literal(2n)),
    list: v.array(v.union(v.null(), v.number())),
    record: v.record(v.id("users"), v.boolean()),
    bytes: v.bytes(),
    missing: v.optional(v.string()),
  });
  const value = {
    any: {},
    id: "user1",
    literal: 2n,
    list: [1, null],
    record: { user2: true },
    bytes: new ArrayBuffer(1),
  };
  expect(problem(validator, value)).toBeNull();
  expect(problem(validator, { ...value, missing: undefined })).toBeNull();
});

test("a function handle is a text of its form, whatever types it is declared with", () => {
  const validator: ValidatorJSON = JSON.parse(
    '{"type":"object","value":{"onDone":{"fieldType":{"type":"function","fnType":"mutation"},"optional":false}}}',
  );
  const problemOf = (onDone: unknown) => validate(validator, { onDone }, tableOf);
  expect(problemOf("function://jobs:done")).toBeNull();
  expect(problemOf("function://pool/worker;lib/jobs:done")).toBeNull();
  for (const wrong of ["jobs:done", "function://", "function://jobs", "function://;jobs:done", 1, null]) {
    expect(problemOf(wrong)).toBe(
      `Value does not match validator.\nPath: .onDone\nValue: ${formatValue(wrong)}\nValidator: v.function()`,
    );
  }
});

test("a mismatch names path, value and validator", () => {
  const validator = v.object({ list: v.array(v.object({ name: v.string() })) });
  expect(problem(validator, { list: [{ name: "a" }, { name: 1 }] })).toBe(
    "Value does not match validator.\nPath: .list[1].name\nValue: 1.0\nValidator: v.string()",
  );
  expect(problem(v.union(v.literal("a"), v.int64()), 1.5)).toBe(
    'Value does not match validator.\nValue: 1.5\nValidator: v.union(v.literal("a"), v.int64())',
  );
});

test("missing and extra fields are named", () => {
  const validator = v.object({ name: v.string(), age: v.optional(v.number()) });
  expect(problem(validator, { age: 1 })).toBe(
    "Object is missing the required field `name`. Consider wrapping the field validator in `v.optional(...)` if this is expected." +
      "\n\nObject: {age: 1.0}\nValidator: v.object({name: v.string(), age: v.optional(v.float64())})",
  );
  expect(problem(validator, { name: "a", size: 3n })).toContain(
    'Object contains extra field `size` that is not in the validator.\n\nObject: {name: "a", size: 3n}',
  );
});

test("an id of another table is told from a string that is no id", () => {
  expect(problem(v.id("users"), "post1")).toBe(
    'Found ID "post1" from table `posts`, which does not match the table name in validator `v.id("users")`.',
  );
  expect(problem(v.id("users"), "nonsense")).toContain('Value: "nonsense"\nValidator: v.id("users")');
});

test("a value that fits is not printed, however deep it is and whichever member of a union it is", () => {
  const leaf = v.union(v.object({ a: v.string() }), v.object({ b: v.number() }), v.null());
  const validator = v.object({ list: v.array(v.object({ leaf })) });
  const value = { list: [{ leaf: { a: "x" } }, { leaf: { b: 1 } }, { leaf: null }] };
  vi.clearAllMocks();
  expect(problem(validator, value)).toBeNull();
  expect(formatValue).not.toHaveBeenCalled();
  expect(formatValidator).not.toHaveBeenCalled();
});
