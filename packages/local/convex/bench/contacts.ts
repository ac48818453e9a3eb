/** In every contact's notes: the most common word a search can ask for. */
export const COMMON_WORD = "customer";
/** A hundred words begin with it, and one contact in twenty or so has one of them. */
export const PREFIX = "kalo";
/** A thousand words, and nearly every contact. */
export const SHORT_PREFIX = "ka";
export const LISTS = 20;

const SYLLABLES = ["ka", "lo", "mi", "ren", "tu", "sa", "vel", "no", "dra", "pi"];
const WORDS_OF_NOTES = 8;

export interface Contact {
  [field: string]: string | number;
  list: string;
  name: string;
  notes: string;
  rank: number;
}

/** The `i`th contact: the same in every run, with a name that is its own and notes of common and rarer words. */
export function contactOf(i: number): Contact {
  const notes = Array.from({ length: WORDS_OF_NOTES }, (_, word) => wordOf(scattered(i, word)));
  return {
    list: `list ${i % LISTS}`,
    name: `${wordOf(scattered(i, 100))} ${wordOf(scattered(i, 101))} ${i}`,
    notes: [...notes, COMMON_WORD].join(" "),
    rank: scattered(i, 102) % 1000,
  };
}

/** Small numbers far more often than large ones, as with the words of a language. */
function scattered(i: number, salt: number): number {
  const hash = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return Math.floor(10_000 * (mixed / 2 ** 32) ** 3);
}

function wordOf(number: number): string {
  let word = "";
  for (let rest = number; word === "" || rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? "";
  }
  return word;
}
