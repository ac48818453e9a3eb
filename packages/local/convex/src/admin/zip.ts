import { promisify } from "node:util";
import zlib from "node:zlib";

const deflate = promisify(zlib.deflateRaw);
const inflate = promisify(zlib.inflateRaw);

/** Signatures and sizes of the ZIP file format (PKWARE APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16). */
const LOCAL_HEADER = { signature: 0x04034b50, size: 30 };
const CENTRAL_HEADER = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };

const DEFLATED = 8;
const STORED = 0;
const VERSION_NEEDED = 20;
const NAMES_ARE_UTF8 = 0x0800;

/** 1 January 1980, the first day there is: what is in an export says itself when it is from. */
const DATE = 0x21;

/** Largest content of all files of an archive that is read, in bytes: they may share one compressed part of it. */
const MAX_CONTENT_BYTES = 1024 * 1024 * 1024;

/** Makes an archive of files, by name. */
export async function writeZip(files: ReadonlyMap<string, string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of files) {
    const content = Buffer.from(file);
    const compressed = await deflate(content);
    const encodedName = Buffer.from(name);
    const common = Buffer.alloc(LOCAL_HEADER.size - 4);
    common.writeUInt16LE(VERSION_NEEDED, 0);
    common.writeUInt16LE(NAMES_ARE_UTF8, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(zlib.crc32(content), 10);
    common.writeUInt32LE(compressed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(encodedName.length, 22);
    const local = Buffer.concat([uint32(LOCAL_HEADER.signature), common, encodedName, compressed]);
    const central = Buffer.alloc(CENTRAL_HEADER.size);
    central.writeUInt32LE(CENTRAL_HEADER.signature, 0);
    central.writeUInt16LE(VERSION_NEEDED, 4);
    common.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(central, encodedName);
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(END.size);
  end.writeUInt32LE(END.signature, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/**
 * Reads an archive's files, by name; folders are left out.
 *
 * @throws Error for what is no ZIP archive, is damaged, or is encrypted or larger than four gigabytes, and for
 *   one whose files are larger than `maxBytes` together: a few kilobytes of an archive may stand for any number
 */
export async function readZip(archive: Buffer, maxBytes = MAX_CONTENT_BYTES): Promise<Map<string, Buffer>> {
  const end = archive.lastIndexOf(uint32(END.signature));
  if (end < 0) throw new Error("The file is no ZIP archive.");
  const files = new Map<string, Buffer>();
  let room = maxBytes;
  try {
    let at = archive.readUInt32LE(end + 16);
    for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (archive.readUInt32LE(at) !== CENTRAL_HEADER.signature) throw new Error("its directory is damaged");
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
        archive.readUInt16LE(at + field),
      );
      const name = archive.toString(
        "utf8",
        at + CENTRAL_HEADER.size,
        at + CENTRAL_HEADER.size + Number(nameLength),
      );
      if (!name.endsWith("/")) {
        const content = await readFile(archive, at, room);
        room -= content.length;
        files.set(name, content);
      }
      at += CENTRAL_HEADER.size + Number(nameLength) + Number(extraLength) + Number(commentLength);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The ZIP archive cannot be read: ${reason}.`, { cause: error });
  }
  return files;
}

async function readFile(archive: Buffer, central: number, room: number): Promise<Buffer> {
  const method = archive.readUInt16LE(central + 10);
  const checksum = archive.readUInt32LE(central + 16);
  const length = archive.readUInt32LE(central + 20);
  const local = archive.readUInt32LE(central + 42);
  const names = archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const start = local + LOCAL_HEADER.size + names;
  const compressed = archive.subarray(start, start + length);
  if (method !== DEFLATED && method !== STORED) throw new Error(`it uses the method ${method}`);
  // Zlib takes no limit of 0.
  const content = method === STORED ? compressed : await inflate(compressed, { maxOutputLength: room + 1 });
  if (content.length > room) throw new Error("its files are too large together");
  if (zlib.crc32(content) !== checksum) throw new Error("a checksum does not match");
  return content;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
