import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import type { CustomerInFull } from "../customers/row";
import { customersSpreadsheet } from "./spreadsheet";

const customer = (fields: Partial<CustomerInFull>): CustomerInFull =>
  ({
    _id: "id" as CustomerInFull["_id"],
    _creationTime: Date.UTC(2026, 0, 2, 12),
    name: "Ada",
    email: "ada@example.com",
    company: "",
    status: "lead",
    notes: "",
    ...fields,
  }) satisfies CustomerInFull;

/** A file in a zip archive, by its central directory (APPNOTE.TXT, section 4.3.12). */
function unzip(archive: Buffer, name: string): string {
  const entry = archive.lastIndexOf(name);
  const header = entry - 46;
  const [method, size, local] = [
    archive.readUInt16LE(header + 10),
    archive.readUInt32LE(header + 20),
    archive.readUInt32LE(header + 42),
  ];
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const content = archive.subarray(start, start + size);
  return (method === 0 ? content : inflateRawSync(content)).toString("utf8");
}

test("has a line for each customer under the headings", async () => {
  const file = await customersSpreadsheet([customer({ name: "Ada" }), customer({ name: "Grace" })]);
  const strings = unzip(file, "xl/sharedStrings.xml");
  for (const text of ["Name", "Email", "Ada", "Grace"]) expect(strings).toContain(`<t>${text}</t>`);
  expect(unzip(file, "xl/worksheets/sheet1.xml").match(/<row /g)).toHaveLength(3);
});

test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])("%s is a text and nothing is computed", async (name) => {
  const file = await customersSpreadsheet([customer({ name })]);
  expect(unzip(file, "xl/sharedStrings.xml")).toContain(`<t>${name}</t>`);
  const sheet = unzip(file, "xl/worksheets/sheet1.xml");
  expect(sheet).not.toMatch(/<f[ >]/);
  expect(sheet).toMatch(/<c r="A2" t="s"/);
});

test("what XML has no room for is left out, and the rest is escaped", async () => {
  const file = await customersSpreadsheet([customer({ name: "a\u0000b\uD800c<&>🎉" })]);
  expect(unzip(file, "xl/sharedStrings.xml")).toContain("<t>abc&lt;&amp;&gt;🎉</t>");
});

test.each([
  ["_x0041_", "_x005F_x0041_"],
  ["a_x000d_b_xABCD_", "a_x005F_x000d_b_x005F_xABCD_"],
  ["_x0041_x0042_", "_x005F_x0041_x005F_x0042_"],
  ["_x41_ _xyz_", "_x41_ _xyz_"],
])("%s stays what it is: a spreadsheet reads a code only where one is written", async (name, written) => {
  const file = await customersSpreadsheet([customer({ name })]);
  expect(unzip(file, "xl/sharedStrings.xml")).toContain(`<t>${written}</t>`);
});

test("no customers make an empty sheet", async () => {
  const file = await customersSpreadsheet([]);
  expect(unzip(file, "xl/worksheets/sheet1.xml").match(/<row /g)).toHaveLength(1);
});
