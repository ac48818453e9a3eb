import { randomFillSync } from "node:crypto";

/** Crockford's base 32: no i, l, o, u, so an id survives being read aloud. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS = new Map(Array.from(ALPHABET).map((letter, digit) => [letter, digit]));

const TABLE_BYTES = 2;
const RANDOM_BYTES = 16;
const CHECKSUM_BYTES = 2;
const CHECKED_BYTES = TABLE_BYTES + RANDOM_BYTES;
const ID_BYTES = CHECKED_BYTES + CHECKSUM_BYTES;

/** 20 bytes at 5 bits per character. */
const ID_LENGTH = (ID_BYTES * 8) / 5;

/** Tables get numbers from here on; a number must fit into two bytes. */
const FIRST_TABLE_NUMBER = 10_001;
const LAST_TABLE_NUMBER = 0xffff;

/**
 * Which number stands for which table inside ids. A number is given once and never reused, so an id keeps naming
 * its table even when the schema drops it.
 */
export class TableNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();
  #next = FIRST_TABLE_NUMBER;

  /** The table's number, given on first use. Throws when all numbers are used up. */
  numberOf(table: string): number {
    const known = this.#numbers.get(table);
    if (known !== undefined) return known;
    if (this.#next > LAST_TABLE_NUMBER) {
      throw new Error(`Cannot create table "${table}": this deployment has reached its limit of tables.`);
    }
    const number = this.#next;
    this.register(table, number);
    return number;
  }

  /** Takes a number from the log. */
  register(table: string, number: number): void {
    this.#numbers.set(table, number);
    this.#names.set(number, table);
    this.#next = Math.max(this.#next, number + 1);
  }

  entries(): IterableIterator<[string, number]> {
    return this.#numbers.entries();
  }

  /** A new random id of 32 characters: table number, 16 random bytes, checksum. */
  newId(table: string): string {
    const bytes = Buffer.alloc(ID_BYTES);
    bytes.writeUInt16BE(this.numberOf(table), 0);
    randomBytes().copy(bytes, TABLE_BYTES);
    bytes.writeUInt16BE(checksum(bytes), CHECKED_BYTES);
    return encode(bytes);
  }

  /** The table an id belongs to, or null for a string that is no id of this deployment. */
  tableOf(id: string): string | null {
    const bytes = decode(id);
    if (bytes === null || bytes.readUInt16BE(CHECKED_BYTES) !== checksum(bytes)) return null;
    return this.#names.get(bytes.readUInt16BE(0)) ?? null;
  }
}

/** One call for random bytes takes as long for many ids as for one. */
const pool = Buffer.alloc(RANDOM_BYTES * 512);
let unusedFrom = pool.length;

function randomBytes(): Buffer {
  if (unusedFrom === pool.length) {
    randomFillSync(pool);
    unusedFrom = 0;
  }
  unusedFrom += RANDOM_BYTES;
  return pool.subarray(unusedFrom - RANDOM_BYTES, unusedFrom);
}

/** Fletcher-16 over everything before the checksum: a mistyped or foreign id is refused instead of not found. */
function checksum(bytes: Buffer): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < CHECKED_BYTES; i += 1) {
    low = (low + (bytes[i] ?? 0)) % 255;
    high = (high + low) % 255;
  }
  return (high << 8) | low;
}

function encode(bytes: Buffer): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >>> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}

function decode(id: string): Buffer | null {
  if (id.length !== ID_LENGTH) return null;
  const bytes = Buffer.alloc(ID_BYTES);
  let length = 0;
  let buffer = 0;
  let bits = 0;
  for (const letter of id) {
    const digit = DIGITS.get(letter);
    if (digit === undefined) return null;
    buffer = (buffer << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = buffer >>> bits;
      length += 1;
      buffer &= (1 << bits) - 1;
    }
  }
  return bytes;
}
