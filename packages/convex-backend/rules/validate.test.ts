import { expect, test } from "vitest";
import { cleanCustomer, firstProblem, validateCustomer, type CustomerValues } from "./index";

const valid: CustomerValues = {
  name: "Ada Lovelace",
  email: "ada@analytical.example",
  company: "",
  status: "lead",
  notes: "",
};

test("a name and an address are enough", () => {
  expect(validateCustomer(valid)).toEqual({});
});

test("nothing but white space is nothing", () => {
  expect(validateCustomer({ ...valid, name: "  ", email: "\t" })).toEqual({
    name: "Enter the customer’s name.",
    email: "Enter an email address.",
  });
});

test.each(["\u200B", "\u2060 \u00AD", "\u202E\u202C", "\u0301"])(
  "%j is no name: nobody would see it",
  (name) => {
    expect(validateCustomer({ ...valid, name })).toEqual({ name: "Enter the customer’s name." });
  },
);

test.each(["李", "👩\u200D🚀", "e\u0301", "7", "-"])("%j is a name", (name) => {
  expect(validateCustomer({ ...valid, name })).toEqual({});
});

test.each([
  "ada",
  "ada@",
  "@analytical.example",
  "ada@localhost",
  "ada@a..example",
  "a da@b.example",
  "a@b@c.example",
])("%s is no email address", (email) => {
  expect(validateCustomer({ ...valid, email })).toEqual({
    email: "Enter an email address like name@example.com.",
  });
});

test.each(["ada+ledger@analytical.example", "ada@mail.analytical.example", " ada@analytical.example "])(
  "%j is an email address",
  (email) => {
    expect(validateCustomer({ ...valid, email })).toEqual({});
  },
);

test.each([
  ["name", 120, "x"],
  ["company", 120, "x"],
  ["notes", 2000, "x"],
  ["email", 254, `@${"x".repeat(60)}.example`],
] as const)("%s holds %i characters and says by how much more is too much", (field, limit, end) => {
  const full = "x".repeat(limit - end.length) + end;
  expect(validateCustomer({ ...valid, [field]: full })).toEqual({});
  expect(validateCustomer({ ...valid, [field]: `x${full}` })).toEqual({
    [field]: expect.stringContaining(`has ${limit + 1} characters; ${limit} fit`),
  });
});

test("trimming leaves what is between the words alone", () => {
  expect(cleanCustomer({ ...valid, name: " Ada  Lovelace ", notes: "\none\n two \n" })).toEqual({
    ...valid,
    name: "Ada  Lovelace",
    notes: "one\n two",
  });
});

test("half of a character is mended wherever it is, and a whole one is left alone", () => {
  const halves = {
    name: "Ada\uD83C",
    email: "a\uDF89@b.example",
    company: "\uD800",
    notes: "🎉 \uDF89\uD83C",
  };
  expect(cleanCustomer({ ...valid, ...halves })).toEqual({
    ...valid,
    name: "Ada\uFFFD",
    email: "a\uFFFD@b.example",
    company: "\uFFFD",
    notes: "🎉 \uFFFD\uFFFD",
  });
});

test("of some fields only those are looked at, and the first problem is the form's first", () => {
  expect(firstProblem({ notes: "" })).toBeNull();
  expect(firstProblem({ notes: "x".repeat(2001), name: "" })).toEqual({
    field: "name",
    message: "Enter the customer’s name.",
  });
  expect(validateCustomer({ status: "gone" as "lead" })).toEqual({
    status: "Choose one of lead, active, paused.",
  });
});
