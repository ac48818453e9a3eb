import { inflateRawSync } from "node:zlib";

/** How many rows the first sheet of a workbook (.xlsx) has, the headings' included. */
export function countRows(workbook: Buffer): number {
  return unzip(workbook, "xl/worksheets/sheet1.xml").match(/<row /g)?.length ?? 0;
}

/** A file in a zip archive, by its central directory (APPNOTE.TXT, section 4.3.12). */
function unzip(archive: Buffer, name: string): string {
  const header = archive.lastIndexOf(name) - 46;
  const size = archive.readUInt32LE(header + 20);
  const local = archive.readUInt32LE(header + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const content = archive.subarray(start, start + size);
  const isStored = archive.readUInt16LE(header + 10) === 0;
  return (isStored ? content : inflateRawSync(content)).toString("utf8");
}
