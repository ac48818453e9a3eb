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

test("files that are too large together are refused, however small the archive is", async () => {
  const zeros = Buffer.alloc(1000);
  const archive = await writeZip(
    new Map([
      ["one", zeros],
      ["other", zeros],
    ]),
  );
  expect(archive.length).toBeLessThan(1000);
  expect((await readZip(archive, 2000)).size).toBe(2);
  for (const maxBytes of [1999, 1000]) {
    await expect(readZip(archive, maxBytes)).rejects.toThrow("The ZIP archive cannot be read");
  }
});
