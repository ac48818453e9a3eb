import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const FORMAT = "convex-local log";

/** The first version: a header, and then one JSON record per line, without anything to check it by. */
const PLAIN_HEADER = JSON.stringify({ format: FORMAT, version: 1 });

const CHECKED_VERSION = 2;
const CHECKSUM_DIGITS = 8;
const SPACE = 0x20;

/** How the lines of one log are written, and read back. A line's number counts from 1, which is the header's. */
export interface LineFormat {
  /** Of this log alone, another one after each compaction; null for one of the first version, which has none. */
  readonly id: string | null;
  readonly header: string;
  /** A line with its newline. */
  encode(json: string, number: number): Buffer;
  /** The JSON of a line that is given without its newline. Throws an Error saying what is wrong with the line. */
  decode(line: Buffer, number: number): string;
}

/** The format of a new log. */
export function newFormat(): LineFormat {
  return checked(randomBytes(8).toString("hex"));
}

/** The format that a log's first line, without its newline, announces. Throws an Error when it is no such line. */
export function formatOf(header: string): LineFormat {
  if (header === PLAIN_HEADER) return plain;
  const { format, version, id } = parse(header);
  if (format !== FORMAT) throw new Error("it is not the header of a log");
  if (version !== CHECKED_VERSION) throw new Error("it belongs to another version of this program");
  const found = checked(String(id));
  if (header !== found.header) throw new Error("its checksum does not match: it was changed");
  return found;
}

function parse(header: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(header);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch (cause) {
    throw new Error("it is not the header of a log", { cause });
  }
}

const plain: LineFormat = {
  id: null,
  header: PLAIN_HEADER,
  encode: (json) => Buffer.from(`${json}\n`),
  decode: (line) => line.toString(),
};

/**
 * `<checksum> <number> <json>`: a CRC-32 in 8 hexadecimal digits over what follows it, seeded with that of the log's id,
 * so that a line of another log is none of this one. The header is JSON in every version, which each can tell apart.
 */
function checked(id: string): LineFormat {
  const seed = crc32(id);
  const header = { format: FORMAT, version: CHECKED_VERSION, id };
  return {
    id,
    header: JSON.stringify({ ...header, checksum: hex(crc32(JSON.stringify(header))) }),
    encode(json, number) {
      const line = Buffer.from(`${" ".repeat(CHECKSUM_DIGITS)} ${number} ${json}\n`);
      line.write(hex(crc32(line.subarray(CHECKSUM_DIGITS + 1, -1), seed)), "latin1");
      return line;
    },
    decode(line, expected) {
      const content = line.subarray(CHECKSUM_DIGITS + 1);
      const checksum = line.toString("latin1", 0, CHECKSUM_DIGITS);
      if (line[CHECKSUM_DIGITS] !== SPACE || hex(crc32(content, seed)) !== checksum) {
        throw new Error("its checksum does not match: it was changed after it was written");
      }
      const end = content.indexOf(SPACE);
      checkNumber(Number(content.toString("latin1", 0, end)), expected);
      return content.toString("utf8", end + 1);
    },
  };
}

function checkNumber(number: number, expected: number): void {
  if (number === expected) return;
  throw new Error(
    number < expected
      ? `it is line ${number} again: a line was repeated or moved`
      : `it is line ${number}: a line before it is missing or was moved`,
  );
}

function hex(checksum: number): string {
  return checksum.toString(16).padStart(CHECKSUM_DIGITS, "0");
}
