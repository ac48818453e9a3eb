import { expect, test } from "vitest";

import { readZip, writeZip } from "./zip";

const FILES = new Map([
  ["empty.jsonl", ""],
  ["größe/documents.jsonl", "zeile\n".repeat(1000)],
]);

test("an archive gives back what was put into it", async () => {
  const read = await readZip(await writeZip(FILES));
  expect(new Map([...read].map(([name, content]) => [name, content.toString()]))).toEqual(FILES);
});

test.each([
  ["no archive", () => Buffer.from("PK"), "The file is no ZIP archive."],
  ["half an archive", (whole: Buffer) => whole.subarray(whole.length / 2), "cannot be read"],
  [
    "a changed byte",
    (whole: Buffer) => Buffer.concat([whole.subarray(0, 70), Buffer.from([255]), whole.subarray(71)]),
    "cannot be read",
  ],
])("%s is refused", async (_what, damage, reason) => {
  await expect(readZip(damage(await writeZip(FILES)))).rejects.toThrow(reason);
});
